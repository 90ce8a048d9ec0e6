package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.forms.Given.form;
import static se.samverka.forms.Given.json;
import static se.samverka.forms.Given.object;
import static se.samverka.forms.Given.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samverka.caserecord.Sections.Section;
import se.samverka.forms.Cutter.Cut;
import se.samverka.identity.CaseId;

class CutterTests {

    private static final Cutter.Wording WORDING = new Cutter.Wording() {
        @Override
        public String withheld() {
            return "Visas inte";
        }

        @Override
        public String origin(Section section) {
            return "Från " + section.unit();
        }
    };

    private static final String OWN =
            "{type: 'textfield', key: 'namn', properties: {section: 'egen', prefill: 'true'}}";
    private static final String SHOWS =
            "{type: 'group', id: 'G1', label: 'Om ungdomen', properties: {show: 'person'}, components: []}";

    private static Cut cut(Form form, Section... readable) {
        return Cutter.cut(form, List.of(readable), Start.values(form, List.of(readable)), WORDING);
    }

    private static Section section(String code, String unit, String values, String... components) {
        return new Section(
                CaseId.random(),
                code,
                null,
                unit,
                1,
                schema(components),
                object(values),
                "någon",
                Instant.EPOCH,
                "own",
                null);
    }

    @Test
    void a_section_the_reader_may_see_is_shown_with_its_own_labels_and_can_not_be_changed() {
        var person = section(
                "person",
                "skola-hisingen",
                "{namn: 'Tolvan', telefon: '1'}",
                "{type: 'textfield', id: 'F1', key: 'namn', label: 'Namn', validate: {required: true}}",
                "{type: 'textfield', id: 'F2', key: 'sprak', label: 'Språk'}");

        var cut = cut(form(OWN, SHOWS), person);

        assertThat(cut.withheld()).isEmpty();
        assertThat(cut.data()).isEqualTo(json("{_visas0: {namn: 'Tolvan'}}"));
        assertThat(cut.schema().at("/components/1/label").asText()).isEqualTo("Om ungdomen");
        assertThat(cut.schema().at("/components/1/components/0/components/0"))
                .isEqualTo(json("{type: 'textfield', id: '_visas0_F1', key: 'namn', label: 'Namn', readonly: true}"));
        assertThat(cut.schema()
                        .at("/components/1/components/0/components/1/text")
                        .asText())
                .isEqualTo("Från skola-hisingen");
    }

    @Test
    void a_section_the_reader_may_not_see_leaves_only_the_sentence() {
        var cut = cut(
                form(OWN, SHOWS),
                section("annan", "polis-hisingen", "{hemligt: 'x'}", "{type: 'textfield', key: 'hemligt'}"));

        assertThat(cut.withheld()).containsExactly("person");
        assertThat(cut.schema().findValuesAsText("text")).containsExactly("Visas inte");
        assertThat(cut.data()).isEmpty();
        assertThat(cut.schema().toString()).doesNotContain("hemligt");
    }

    @Test
    void one_section_of_several_units_is_shown_once_for_each() {
        var field = "{type: 'textfield', key: 'a'}";

        var cut = cut(
                form(SHOWS),
                section("person", "skola", "{a: 'x'}", field),
                section("person", "polis", "{a: 'y'}", field));

        assertThat(cut.data()).isEqualTo(json("{_visas0: {a: 'x'}, _visas1: {a: 'y'}}"));
    }

    @Test
    void values_without_a_component_in_their_form_are_not_sent() {
        var cut = cut(form(SHOWS), section("person", "skola", "{a: 'x', b: 'y'}", "{type: 'textfield', key: 'a'}"));

        assertThat(cut.data()).isEqualTo(json("{_visas0: {a: 'x'}}"));
    }

    @Test
    void lists_are_shown_with_the_columns_that_have_values_and_without_buttons_for_rows() {
        var plan = section(
                "person",
                "skola",
                "{r: [{a: 'x'}, {b: 'y'}]}",
                """
                {type: 'dynamiclist', id: 'L', path: 'r', isRepeating: true, allowAddRemove: true, components: [
                  {type: 'textfield', id: 'A', key: 'a'}, {type: 'textfield', id: 'B', key: 'b'},
                  {type: 'textfield', id: 'C', key: 'c'}]}""");

        var list = cut(form(SHOWS), plan).schema().at("/components/0/components/0/components/0");

        assertThat(list.path("allowAddRemove").asBoolean()).isFalse();
        assertThat(list.path("components").findValuesAsText("key")).containsExactly("a", "b");
    }

    @Test
    void own_earlier_values_are_given_only_where_the_form_asks_for_them() {
        var earlier = section("egen", "skola", "{namn: 'Förut', annat: 'y'}", OWN);

        assertThat(cut(form(OWN, "{type: 'textfield', key: 'annat', properties: {section: 'egen'}}"), earlier)
                        .data())
                .isEqualTo(json("{namn: 'Förut'}"));
    }

    @Test
    void every_id_of_the_cut_form_is_its_own() {
        var person = section("person", "skola", "{a: 'x'}", "{type: 'textfield', id: 'F1', key: 'a'}");
        var form = form("{type: 'textfield', id: 'F1', key: 'a'}", SHOWS, SHOWS.replace("G1", "G2"));

        assertThat(ids(cut(form, person).schema().path("components")))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(6);
    }

    private static List<String> ids(JsonNode components) {
        var ids = new ArrayList<String>();
        components.forEach(component -> {
            ids.add(component.path("id").asText());
            ids.addAll(ids(component.path("components")));
        });
        return ids;
    }

    @Test
    void variables_that_conditions_look_at_go_along() {
        var form = form(
                Map.of("skyddad", json("true")),
                "{type: 'text', text: 'Skyddad', conditional: {hide: '=skyddad != true'}}");

        assertThat(cut(form).data()).isEqualTo(json("{skyddad: true}"));
    }

    @Test
    void the_rest_of_the_form_stays_as_it_was_drawn() {
        var form = form("{type: 'text', text: 'Hej'}", OWN, "{type: 'separator'}");

        assertThat(cut(form).schema()).isEqualTo(form.schema());
    }
}
