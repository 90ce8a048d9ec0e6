package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.forms.Given.check;
import static se.samverka.forms.Given.complaints;
import static se.samverka.forms.Given.form;
import static se.samverka.forms.Given.json;
import static se.samverka.forms.Given.object;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidatorTests {

    private static final String MATRIX =
            """
            {type: 'dynamiclist', path: 'rader', isRepeating: true, components: [
              {type: 'select', key: 'utlamnare', validate: {required: true}, values: [{label: 'Skola', value: 'skola'}]},
              {type: 'checkbox', key: 'muntligt'},
              {type: 'textfield', key: 'vem', validate: {required: true}, conditional: {hide: '=this.muntligt = false'}}]}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            textfield | {}                                          | 'hej'              | ok
            textfield | {}                                          | 17                 | forms.text.type
            textfield | {}                                          | ['hej']            | forms.text.type
            textfield | {validate: {required: true}}                | null               | forms.required
            textfield | {validate: {required: true}}                | '  '               | forms.required
            textfield | {validate: {minLength: 3}}                  | 'ab '              | forms.text.least
            textfield | {validate: {minLength: 3}}                  | ''                 | ok
            textfield | {validate: {maxLength: 3}}                  | ' abc '            | ok
            textfield | {validate: {maxLength: 3}}                  | 'abcd'             | forms.text.most
            textfield | {validate: {pattern: '^[A-Z]+$'}}           | 'ABC'              | ok
            textfield | {validate: {pattern: '^[A-Z]+$'}}           | 'ABc'              | forms.text.pattern
            textfield | {validate: {pattern: 'B', patternErrorMessage: 'Skriv ett B'}} | 'x' | forms.text.pattern.says
            textfield | {validate: {validationType: 'email'}}       | 'a.b@exempel.se'   | ok
            textfield | {validate: {validationType: 'email'}}       | 'a.b'              | forms.text.email
            textfield | {validate: {validationType: 'phone'}}       | '+46701740605'     | ok
            textfield | {validate: {validationType: 'phone'}}       | '070-174 06 05'    | forms.text.phone
            textfield | {properties: {format: 'personnummer'}}      | '19121212-1212'    | ok
            textfield | {properties: {format: 'personnummer'}}      | '19121212-1213'    | forms.personnummer.wrong
            textfield | {properties: {format: 'personnummer'}}      | 'tolvan'           | forms.personnummer.shape
            textarea  | {}                                          | 'a\\nb'            | ok
            textarea  | {}                                          | 'a\\u0000b'        | forms.text.characters
            textarea  | {}                                          | 'a\\ud83db'        | forms.text.characters
            textarea  | {}                                          | true               | forms.text.type
            number    | {}                                          | 3.5                | ok
            number    | {}                                          | '3'                | forms.number.type
            number    | {}                                          | 1e300              | forms.number.type
            number    | {}                                          | 1e-300             | forms.number.type
            number    | {}                                          | 'NaN'              | forms.number.type
            number    | {validate: {required: true}}                | null               | forms.required
            number    | {validate: {required: true}}                | 0                  | ok
            number    | {validate: {min: 0, max: 10}}               | -1                 | forms.number.least
            number    | {validate: {min: 0, max: 10}}               | 10                 | ok
            number    | {validate: {min: 0, max: 10}}               | 10.1               | forms.number.most
            number    | {decimalDigits: 0}                          | 3.0                | ok
            number    | {decimalDigits: 0}                          | 3.1                | forms.number.whole
            number    | {decimalDigits: 1}                          | 3.14               | forms.number.decimals
            number    | {increment: '0.5'}                          | 1.5                | ok
            number    | {increment: 5}                              | 12                 | forms.number.step
            number    | {serializeToString: true}                   | '12.5'             | ok
            number    | {serializeToString: true}                   | ''                 | ok
            number    | {serializeToString: true}                   | 'tolv'             | forms.number.type
            checkbox  | {}                                          | false              | ok
            checkbox  | {}                                          | 'ja'               | forms.checkbox.type
            checkbox  | {validate: {required: true}}                | false              | forms.required
            checkbox  | {validate: {required: true}}                | true               | ok
            radio     | {values: [{label: 'Ja', value: 'ja'}]}      | 'ja'               | ok
            radio     | {values: [{label: 'Ja', value: 'ja'}]}      | 'Ja'               | forms.choice.unknown
            radio     | {values: [{label: 'Ja', value: 'ja'}]}      | ['ja']             | forms.choice.type
            select    | {values: [{label: 'Ja', value: 'ja'}]}      | 'nej'              | forms.choice.unknown
            select    | {values: [{label: 'Ja', value: 'ja'}], validate: {required: true}} | '' | forms.required
            checklist | {values: [{value: 'a'}, {value: 'b'}]}      | ['a', 'b']         | ok
            checklist | {values: [{value: 'a'}, {value: 'b'}]}      | ['c']              | forms.choice.unknown
            checklist | {values: [{value: 'a'}, {value: 'b'}]}      | [['a']]            | forms.choice.unknown
            checklist | {values: [{value: 'a'}, {value: 'b'}]}      | 'a'                | forms.choices.type
            checklist | {values: [{value: 'a'}], validate: {required: true}} | []        | forms.required
            taglist   | {values: [{value: 'a'}]}                    | ['a', 'a']         | ok
            taglist   | {values: [{value: 'a'}]}                    | {a: 1}             | forms.choices.type
            datetime  | {subtype: 'date'}                           | '2026-02-28'       | ok
            datetime  | {subtype: 'date'}                           | '2026-02-29'       | forms.time.DATE
            datetime  | {subtype: 'date'}                           | '2026-02-28T10:00' | forms.time.DATE
            datetime  | {subtype: 'date'}                           | '0026-02-28'       | forms.time.DATE
            datetime  | {subtype: 'date'}                           | 20260228           | forms.time.DATE
            datetime  | {subtype: 'date', disallowPassedDates: true} | '2026-03-14'      | ok
            datetime  | {subtype: 'date', disallowPassedDates: true} | '2026-03-13'      | forms.time.passed
            datetime  | {subtype: 'date', validate: {required: true}} | ''               | forms.required
            datetime  | {subtype: 'time'}                           | '14:30'            | ok
            datetime  | {subtype: 'time'}                           | '25:30'            | forms.time.TIME
            datetime  | {subtype: 'time', timeInterval: 15}         | '14:31'            | forms.time.minutes
            datetime  | {subtype: 'time', timeSerializingFormat: 'utc_normalized'} | '14:30Z' | ok
            datetime  | {subtype: 'time', timeSerializingFormat: 'utc_offset'} | '14:30'  | forms.time.TIME
            datetime  | {subtype: 'datetime', timeSerializingFormat: 'utc_offset'} | '2026-03-14T14:30+01:00' | ok
            datetime  | {subtype: 'datetime'}                       | '2026-03-14'       | forms.time.DATETIME
            datetime  | {subtype: 'datetime'}                       | '2026-03-14T'      | forms.time.DATETIME""")
    void each_component_takes_what_fits_and_says_what_does_not(
            String type, String rules, String value, String expected) {
        var component = object(rules).put("type", type).put("key", "svar");
        var complaints = complaints(form(component.toString()), "{svar: " + value + "}");

        assertThat(complaints).isEqualTo(expected.equals("ok") ? Map.of() : Map.of("svar", List.of(expected)));
    }

    @Test
    void text_without_a_bound_in_the_form_still_has_one() {
        var form = form("{type: 'textarea', key: 'svar'}");

        assertThat(complaints(form, "{svar: '" + "a".repeat(4000) + "'}")).isEmpty();
        assertThat(complaints(form, "{svar: '" + "a".repeat(4001) + "'}"))
                .containsEntry("svar", List.of("forms.text.most"));
    }

    @Test
    void a_pattern_that_never_gets_done_is_not_waited_for() {
        var form = form("{type: 'textfield', key: 'svar', validate: {pattern: '^(a+)+$'}}");

        assertThat(complaints(form, "{svar: '" + "a".repeat(60) + "b'}"))
                .containsEntry("svar", List.of("forms.text.pattern"));
    }

    @Test
    void what_holds_is_kept_in_one_shape() {
        var form = form(
                "{type: 'textfield', key: 'rad'}",
                "{type: 'number', key: 'tal'}",
                "{type: 'textfield', key: 'nummer', properties: {format: 'personnummer'}}",
                "{type: 'select', key: 'tomt', values: ['a']}");

        assertThat(check(form, "{rad: ' ett\\ntvå ', tal: 3.0, nummer: '121212+1212', tomt: null}")
                        .values())
                .isEqualTo(json("{rad: 'ett två', tal: 3, nummer: '19121212-1212'}"));
    }

    @Test
    void an_unknown_field_is_named_and_one_that_is_no_name_is_not_repeated() {
        var form = form("{type: 'group', path: 'del', components: [{type: 'textfield', key: 'a'}]}");

        assertThat(complaints(form, "{annat: 1, 'del': {b: 2}, '<script>': 3, proto__: 4}"))
                .containsOnlyKeys("annat", "del.b", "?", "proto__");
    }

    @Test
    void what_was_only_shown_is_never_taken_back() {
        var checked = check(form("{type: 'textfield', key: 'a'}"), "{a: 'x', _visas0: {namn: 'Någon'}}");

        assertThat(checked.holds()).isTrue();
        assertThat(checked.values()).isEqualTo(json("{a: 'x'}"));
    }

    @Test
    void a_hidden_field_is_neither_asked_for_nor_kept() {
        var form = form(
                "{type: 'radio', key: 'akut', values: ['ja', 'nej']}",
                "{type: 'textarea', key: 'varfor', validate: {required: true}, conditional: {hide: '=akut != \"ja\"'}}");

        assertThat(check(form, "{akut: 'nej', varfor: 'kvar från förut'}").values())
                .isEqualTo(json("{akut: 'nej'}"));
        assertThat(complaints(form, "{akut: 'ja'}")).containsOnlyKeys("varfor");
    }

    @Test
    void a_hidden_field_counts_as_absent_for_the_next_condition() {
        var form = form(
                "{type: 'checkbox', key: 'a'}",
                "{type: 'checkbox', key: 'b', conditional: {hide: '=a = false'}}",
                "{type: 'textfield', key: 'c', conditional: {hide: '=b = null'}}");

        assertThat(check(form, "{a: false, b: true, c: 'x'}").values()).isEqualTo(json("{a: false}"));
    }

    @Test
    void fields_of_a_hidden_group_are_hidden() {
        var form = form(
                "{type: 'checkbox', key: 'a'}",
                """
                {type: 'group', path: 'del', conditional: {hide: '=a = false'}, components: [
                  {type: 'textfield', key: 'b', validate: {required: true}}]}""");

        assertThat(check(form, "{a: false, 'del': {b: 'x'}}").values()).isEqualTo(json("{a: false}"));
        assertThat(complaints(form, "{a: true}")).containsOnlyKeys("del.b");
    }

    @Test
    void a_condition_may_look_at_a_variable_of_the_process() {
        var field =
                "{type: 'textfield', key: 'a', validate: {required: true}, conditional: {hide: '=alder != \"UNDER_15\"'}}";

        assertThat(complaints(form(Map.of("alder", json("'UNDER_15'")), field), "{}"))
                .containsOnlyKeys("a");
        assertThat(complaints(form(Map.of("alder", json("'ADULT'")), field), "{}"))
                .isEmpty();
        assertThat(complaints(form(field), "{}")).isEmpty();
    }

    @Test
    void errors_in_lists_name_the_row() {
        assertThat(complaints(form(MATRIX), "{rader: [{utlamnare: 'skola'}, {utlamnare: 'x', fel: 1}, 7]}"))
                .containsOnlyKeys("rader[1].utlamnare", "rader[1].fel", "rader[2]", "rader[2].utlamnare");
    }

    @Test
    void conditions_in_a_row_look_at_that_row() {
        assertThat(complaints(
                        form(MATRIX),
                        "{rader: [{utlamnare: 'skola', muntligt: true}, {utlamnare: 'skola', muntligt: false}]}"))
                .containsOnlyKeys("rader[0].vem");
    }

    @Test
    void lists_have_bounds() {
        var form = form(
                """
                {type: 'dynamiclist', path: 'r', isRepeating: true, properties: {minRows: 1, maxRows: 2}, components: [
                  {type: 'textfield', key: 'a'}]}""");

        assertThat(complaints(form, "{r: [{a: ''}]}")).containsEntry("r", List.of("forms.rows.least"));
        assertThat(complaints(form, "{r: [{a: 'x'}, {a: ''}]}")).isEmpty();
        assertThat(complaints(form, "{r: [{}, {}, {}]}")).containsEntry("r", List.of("forms.rows.most"));
        assertThat(complaints(form, "{r: {a: 'x'}}"))
                .containsEntry("r", List.of("forms.rows.type", "forms.rows.least"));
    }

    @Test
    void an_empty_row_is_not_kept() {
        var form = form(
                "{type: 'dynamiclist', path: 'r', isRepeating: true, components: [{type: 'textfield', key: 'a'}]}");

        assertThat(check(form, "{r: [{a: ''}, {a: 'x'}, null]}").values()).isEqualTo(json("{r: [{a: 'x'}]}"));
    }

    @Test
    void what_people_can_not_change_keeps_the_servers_value() {
        var form = form(
                "{type: 'textfield', key: 'a', readonly: true, properties: {prefill: 'true'}}",
                "{type: 'number', key: 'b', readonly: true, defaultValue: 3}",
                "{type: 'textfield', key: 'c', disabled: true, defaultValue: 'x', validate: {required: true}}");

        var checked = Validator.check(form, object("{a: 'ändrat', b: 9, c: 'ändrat'}"), object("{a: 'förut'}"));

        assertThat(checked.complaints()).isEmpty();
        assertThat(checked.values()).isEqualTo(json("{a: 'förut', b: 3}"));
    }

    @Test
    void complaints_come_to_an_end() {
        var values = new StringBuilder("{a0: 1");
        for (var i = 1; i < 1000; i++) {
            values.append(", a").append(i).append(": 1");
        }
        assertThat(complaints(form(), values + "}")).hasSize(50);
    }
}
