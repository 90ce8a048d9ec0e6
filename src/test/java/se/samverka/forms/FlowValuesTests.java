package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.forms.Given.check;
import static se.samverka.forms.Given.form;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlowValuesTests {

    private static final String FLOW = ", properties: {flow: 'true'}}";

    private final Form form = form(
            "{type: 'radio', key: 'beslut', values: ['ja', 'nej']" + FLOW,
            "{type: 'checklist', key: 'koder', values: ['a', 'b', 'c']" + FLOW,
            "{type: 'checkbox', key: 'klart'" + FLOW,
            "{type: 'number', key: 'antal'" + FLOW,
            "{type: 'datetime', key: 'slut', subtype: 'date'" + FLOW,
            "{type: 'textarea', key: 'anteckning'}");

    private Map<String, @Nullable Object> flow(String values) {
        return FlowValues.of(form, check(form, values).values());
    }

    @Test
    void only_fields_that_say_so_become_variables() {
        assertThat(
                        flow(
                                "{beslut: 'ja', koder: ['a', 'c'], klart: true, antal: 3, slut: '2026-07-01', anteckning: 'Hemligt'}"))
                .containsOnly(
                        Map.entry("beslut", "ja"),
                        Map.entry("koder", "a,c"),
                        Map.entry("klart", true),
                        Map.entry("antal", 3),
                        Map.entry("slut", LocalDate.of(2026, 7, 1)));
    }

    @Test
    void a_field_without_an_answer_wipes_what_an_earlier_round_said() {
        var expected = new HashMap<String, @Nullable Object>(Map.of("koder", "", "klart", false));
        expected.put("beslut", null);
        expected.put("antal", null);
        expected.put("slut", null);

        assertThat(flow("{}")).isEqualTo(expected);
    }

    @Test
    void numbers_have_their_natural_type() {
        assertThat(flow("{antal: 2.5}")).containsEntry("antal", 2.5);
        assertThat(flow("{antal: 3000000000}")).containsEntry("antal", 3_000_000_000L);
    }
}
