package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.forms.Given.json;
import static se.samverka.forms.Given.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.SamverkaTest;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Unit;

@SamverkaTest
class OptionsTests {

    @Autowired
    private Organisations organisations;

    private JsonNode filled(String options) {
        var schema = schema("{type: 'dynamiclist', path: 'rader', components: [{type: 'select', key: 'val', values: [],"
                + " properties: {options: '" + options + "'}}]}");
        Options.fill(schema, new RegisterOffers(organisations, Given.CLOCK));
        return schema.at("/components/0/components/0/values");
    }

    @Test
    void units_are_those_that_answer_for_the_actor_today() {
        var today = organisations.units(LocalDate.now(Given.CLOCK)).stream()
                .filter(unit -> unit.actors().contains("skola"))
                .toList();

        assertThat(filled("units:skola").findValuesAsText("value"))
                .containsExactlyElementsOf(today.stream().map(Unit::code).toList());
        assertThat(filled("units:skola").get(0))
                .isEqualTo(json("{label: '" + today.get(0).name() + "', value: '"
                        + today.get(0).code() + "'}"));
        assertThat(filled("units:finns-inte")).isEmpty();
    }

    @Test
    void areas_are_those_of_the_city() {
        assertThat(filled("areas").findValuesAsText("label"))
                .containsExactlyElementsOf(organisations.areas().stream()
                        .map(Organisations.Area::name)
                        .toList());
    }

    @Test
    void there_are_no_other_options() {
        assertThatThrownBy(() -> filled("people")).isInstanceOf(UnusableForm.class);
    }
}
