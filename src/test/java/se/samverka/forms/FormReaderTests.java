package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.forms.Given.form;
import static se.samverka.forms.Given.json;
import static se.samverka.forms.Given.schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormReaderTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {type: 'expression', key: 'a', expression: '=1'}                                      | can't be checked
            {type: 'filepicker', key: 'a'}                                                        | can't be checked
            {type: 'iframe'}                                                                      | can't be checked
            {type: 'html', content: '<b>'}                                                        | can't be checked
            {type: 'textfield'}                                                                   | not one word
            {type: 'textfield', key: '_a'}                                                        | not one word
            {type: 'textfield', key: 'a.b'}                                                       | not one word
            {type: 'textfield', key: 'a'}, {type: 'number', key: 'a'}                             | two components
            {type: 'textfield', key: 'a', validate: {maxLength: '=b'}}                            | not a number
            {type: 'textfield', key: 'a', validate: {pattern: '['}}                               | Unclosed
            {type: 'textfield', key: 'a', validate: {unique: true}}                               | unknown rule
            {type: 'textfield', key: 'a', readonly: '=b = 1'}                                     | readonly
            {type: 'textfield', key: 'a', properties: {flow: 'true'}}                             | only codes
            {type: 'textfield', key: 'a', properties: {format: 'iban'}}                           | unknown format
            {type: 'textfield', key: 'a', properties: {search: 'school'}}                         | neither name nor identity
            {type: 'number', key: 'a', properties: {search: 'identity'}}                          | outside lists and paths
            {type: 'group', path: 'g', components: [{type: 'textfield', key: 'a', properties: {search: 'name'}}]} | outside lists and paths
            {type: 'dynamiclist', path: 'r', components: [{type: 'textfield', key: 'a', properties: {search: 'name'}}]} | outside lists and paths
            {type: 'textfield', key: 'a', properties: {section: 'Å'}}                             | section code
            {type: 'textfield', key: 'a', properties: {section: 'x-{saknas}'}}                    | has no variable saknas
            {type: 'textfield', key: 'a', conditional: {hide: '=b.c = 1'}}                        | looks at b.c
            {type: 'select', key: 'a', valuesKey: 'alla'}                                         | options
            {type: 'select', key: 'a', valuesExpression: '=alla'}                                 | options
            {type: 'select', key: 'a', values: [{label: 'En', value: 1}]}                         | no text as its value
            {type: 'select', key: 'a', values: ['x', 'x']}                                        | two options
            {type: 'select', key: 'a', values: ['två ord'], properties: {flow: 'true'}}           | only codes
            {type: 'checklist', key: 'a', values: ['x,y'], properties: {flow: 'true'}}            | only codes
            {type: 'datetime', key: 'a', subtype: 'week'}                                         | unknown subtype
            {type: 'number', key: 'a', increment: 0}                                              | increment
            {type: 'dynamiclist', path: 'r', components: [{type: 'checkbox', key: 'a', properties: {flow: 'true'}}]} | list can't be
            {type: 'dynamiclist', path: 'r', components: [{type: 'checkbox', key: 'a', properties: {section: 'x'}}]} | one section
            {type: 'dynamiclist', path: 'r', components: [{type: 'text', properties: {show: 'x'}}]} | can't show
            {type: 'dynamiclist', path: 'r', properties: {import: 'xlsx'}, components: []}        | neither csv nor icalendar
            {type: 'dynamiclist', path: 'r', components: [{type: 'textfield', key: 'a', properties: {key: 'true'}}]} | left empty
            {type: 'dynamiclist', path: 'r', components: [{type: 'textfield', key: 'a', properties: {future: 'true'}}]} | only a day
            {type: 'dynamiclist', path: 'r', components: [{type: 'textfield', key: 'a', properties: {icalendar: 'RRULE'}}]} | no part of an event
            {type: 'dynamiclist', path: 'r', components: [{type: 'radio', key: 'a', values: ['x'], properties: {icalendar: 'STATUS', icalendarValues: 'GONE:x'}}]} | no status
            {type: 'dynamiclist', path: 'r', properties: {import: 'csv,icalendar'}, components: [{type: 'textfield', key: 'a', validate: {required: true}}]} | nothing for a
            {type: 'dynamiclist', path: 'r', properties: {rowsFrom: 'lista'}, components: []}     | no section and list
            {type: 'dynamiclist', path: 'r', properties: {rowsFrom: 'a.b', import: 'csv'}, components: []} | no rows of its own
            {type: 'textfield', key: 'a', properties: {participant: 'skola'}}                     | names units
            {type: 'checkbox', key: 'a', properties: {category: 'x'}}, {type: 'checkbox', key: 'b', properties: {category: 'y'}} | two categories""")
    void what_the_server_could_not_check_is_refused(String components, String why) {
        assertThatThrownBy(() -> form(components))
                .isInstanceOf(UnusableForm.class)
                .hasMessageContaining("arende.prov")
                .hasMessageContaining(why);
    }

    @Test
    void section_codes_take_variables_of_the_process() {
        var form = form(
                Map.of("loopCounter", json("2")),
                "{type: 'textfield', key: 'a', properties: {section: 'svar-{loopCounter}'}}",
                "{type: 'textfield', key: 'b'}");

        assertThat(form.fields().map(field -> field.place().section())).containsExactly("svar-2", "arende-prov");
    }

    @Test
    void fields_have_the_section_and_category_of_the_group_around_them() {
        var form = form(
                """
                {type: 'group', properties: {section: 'skola-narvaro', category: 'narvaro'}, components: [
                  {type: 'textfield', key: 'a'}, {type: 'textfield', key: 'b', properties: {section: 'annan'}}]}""");

        assertThat(form.fields().map(Field::place))
                .containsExactly(new Place("skola-narvaro", "narvaro"), new Place("annan", null));
    }

    @Test
    void a_form_without_components_is_refused() {
        assertThatThrownBy(() -> FormCheck.check(json("{id: 'x'}"))).isInstanceOf(UnusableForm.class);
        assertThatCode(() -> FormCheck.check(schema())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void the_server_can_answer_for_every_form_of_ours(Path file) throws IOException {
        FormCheck.check(new ObjectMapper().readTree(file.toFile()));
    }

    static Stream<Path> ours() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
        }
    }
}
