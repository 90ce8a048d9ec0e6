package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.forms.Given.json;
import static se.samverka.forms.Given.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;

class FollowedRowsTests {

    private static final String SOURCE =
            "{omraden: [{kod: 'a', namn: 'Skola', mal: 'Alla'}, {kod: 'b', namn: 'Fritid'}]}";

    private static Form form() {
        var schema = Given.schema(
                """
                {type: 'dynamiclist', path: 'svar', properties: {rowsFrom: 'program.omraden', prefill: 'true'}, components: [
                  {type: 'textfield', key: 'kod', validate: {required: true}, properties: {fixed: 'true'}},
                  {type: 'textfield', key: 'namn'},
                  {type: 'textfield', key: 'plan'}]}""");
        FollowedRows.prepare(schema);
        return FormReader.read(schema, Given.CLOCK, name -> NullNode.getInstance());
    }

    private static ObjectNode starts(String values, Section... read) {
        return FollowedRows.put(form(), List.of(read), object(values));
    }

    private static Section program(String values) {
        return new Section(
                CaseId.random(),
                "program",
                null,
                "enhet",
                1,
                JsonNodeFactory.instance.objectNode(),
                object(values),
                "ledare",
                Instant.EPOCH,
                "open",
                null);
    }

    @Test
    void each_row_of_the_other_list_has_one_with_what_it_says() {
        assertThat(starts("{}", program(SOURCE)))
                .isEqualTo(json("{svar: [{kod: 'a', namn: 'Skola'}, {kod: 'b', namn: 'Fritid'}]}"));
        assertThat(starts("{}")).as("of a list one may not read").isEqualTo(json("{svar: []}"));
    }

    @Test
    void what_the_unit_wrote_before_stays_with_its_row() {
        var before = "{svar: [{kod: 'b', namn: 'Gammalt', plan: 'Öppet'}, {kod: 'c', plan: 'Borta'}]}";

        assertThat(starts(before, program(SOURCE)))
                .isEqualTo(json("{svar: [{kod: 'a', namn: 'Skola'}, {kod: 'b', namn: 'Fritid', plan: 'Öppet'}]}"));
    }

    @Test
    void a_draft_gets_the_fixed_columns_back_and_counts_only_for_as_many_rows() {
        var start = starts("{}", program(SOURCE));

        assertThat(FollowedRows.typed(form(), object("{svar: [{kod: 'x', plan: 'Läxor'}, {namn: 'Kvällar'}]}"), start))
                .isEqualTo(json("{svar: [{kod: 'a', namn: 'Skola', plan: 'Läxor'}, {kod: 'b', namn: 'Kvällar'}]}"));
        assertThat(FollowedRows.typed(form(), object("{svar: [{plan: 'Läxor'}]}"), start))
                .isEqualTo(start);
    }

    @Test
    void rows_are_neither_added_nor_taken_and_fixed_columns_are_the_servers() {
        var form = form();
        var ours = starts("{}", program(SOURCE));

        var sent = Validator.check(form, object("{svar: [{kod: 'z', plan: 'Läxor'}, {}]}"), ours);
        assertThat(sent.values()).isEqualTo(json("{svar: [{kod: 'a', plan: 'Läxor'}, {kod: 'b'}]}"));
        for (var rows : new String[] {"{}", "{svar: [{}]}", "{svar: [{}, {}, {}]}"}) {
            assertThat(Validator.check(form, object(rows), ours).complaints())
                    .as(rows)
                    .containsOnlyKeys("svar");
        }
    }
}
