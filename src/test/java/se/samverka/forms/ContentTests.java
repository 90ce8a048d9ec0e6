package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.forms.Given.check;
import static se.samverka.forms.Given.form;
import static se.samverka.forms.Given.json;

import org.junit.jupiter.api.Test;

class ContentTests {

    private final Form form = form(
            "{type: 'textfield', key: 'namn', properties: {section: 'person', category: 'kontaktuppgifter'}}",
            "{type: 'text', text: 'Ett skede till'}",
            """
            {type: 'group', label: 'Läget', components: [
              {type: 'radio', key: 'akut', values: ['ja', 'nej'], properties: {section: 'oro'}},
              {type: 'textfield', key: 'varfor', conditional: {hide: '=akut != "ja"'}, properties: {section: 'akut'}}]}""",
            """
            {type: 'group', path: 'del', components: [
              {type: 'textfield', key: 'a', properties: {section: 'person'}},
              {type: 'textfield', key: 'b', properties: {section: 'oro'}}]}""",
            """
            {type: 'dynamiclist', path: 'rader', isRepeating: true, properties: {section: 'oro'}, components: [
              {type: 'textfield', key: 'vad'}]}""");

    @Test
    void each_section_gets_its_own_values_and_its_own_part_of_the_form() {
        var contents =
                Content.of(form, check(form, "{namn: 'T', akut: 'nej', 'del': {a: '1', b: '2'}, rader: [{vad: 'x'}]}"));

        assertThat(contents).extracting(Content::section).containsExactly("person", "oro");
        assertThat(contents.get(0).category()).isEqualTo("kontaktuppgifter");
        assertThat(contents.get(0).values()).isEqualTo(json("{namn: 'T', 'del': {a: '1'}}"));
        assertThat(contents.get(0).form().findValuesAsText("key")).containsExactly("namn", "a");
        assertThat(contents.get(1).category()).isNull();
        assertThat(contents.get(1).values()).isEqualTo(json("{akut: 'nej', 'del': {b: '2'}, rader: [{vad: 'x'}]}"));
        assertThat(contents.get(1).form().findValuesAsText("key")).containsExactly("akut", "b", "vad");
    }

    @Test
    void a_section_whose_every_field_is_hidden_is_not_written() {
        assertThat(Content.of(form, check(form, "{akut: 'ja', varfor: 'x'}")))
                .extracting(Content::section)
                .containsExactly("person", "oro", "akut");
        assertThat(Content.of(form, check(form, "{akut: 'nej', varfor: 'x'}")))
                .extracting(Content::section)
                .containsExactly("person", "oro");
    }
}
