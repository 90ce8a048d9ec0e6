package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class AnswersTests {

    private final Answers answers = new Answers(new AnswerText(messages()));

    @BeforeEach
    void in_swedish() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("sv"));
    }

    @AfterEach
    void no_language_is_left_behind() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void values_are_read_in_the_words_of_their_form() {
        var form = form(
                """
                {"type":"select","key":"a","label":"Område","values":[{"value":"x","label":"Hisingen"}]},
                {"type":"checklist","key":"b","label":"Oro","values":[{"value":"f","label":"Frånvaro"},{"value":"v","label":"Vänner"}]},
                {"type":"checkbox","key":"c","label":"Informerad"},
                {"type":"number","key":"d","label":"Närvaro","appearance":{"suffixAdorner":"%"}},
                {"type":"textarea","key":"e","label":"Mål"}""");
        var facts =
                facts(form, """
                {"a":"x","b":["f","v"],"c":true,"d":72.5,"e":"Första.\\nAndra."}""");
        assertThat(facts)
                .containsExactly(
                        new Answers.Fact("Område", List.of("Hisingen")),
                        new Answers.Fact("Oro", List.of("Frånvaro", "Vänner")),
                        new Answers.Fact("Informerad", List.of("Ja")),
                        new Answers.Fact("Närvaro", List.of("72,5 %")),
                        new Answers.Fact("Mål", List.of("Första.\nAndra.")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-03, 3 oktober 2026",
        "2026-10-03T14:05, 3 oktober 2026 14:05",
        "2026-10-03T12:05Z, 3 oktober 2026 14:05",
        "14:05, 14:05",
        "14:05+02:00, 14:05",
        "någon gång, någon gång",
        "-, -"
    })
    void dates_are_written_as_people_here_write_them(String value, String read) {
        var form = form("{\"type\":\"datetime\",\"key\":\"d\",\"dateLabel\":\"När\"}");
        var line = facts(form, "{\"d\":\"%s\"}".formatted(value)).get(0);
        assertThat(line.label()).isEqualTo("När");
        assertThat(line.lines()).containsExactly(read.replaceAll("(\\d) (\\p{L}+) (\\d)", "$1\u00a0$2\u00a0$3"));
    }

    @Test
    void many_lines_are_folded_in() {
        assertThat(new Answers.Fact("Säger ja till", Collections.nCopies(9, "rad")).many())
                .isTrue();
        assertThat(new Answers.Fact("Säger ja till", Collections.nCopies(8, "rad")).many())
                .isFalse();
    }

    @Test
    void a_list_becomes_a_table() {
        var form = form(
                """
                {"type":"dynamiclist","path":"rader","label":"Åtaganden","components":[
                  {"type":"textfield","key":"vad","label":"Vad"},
                  {"type":"select","key":"aktor","label":"Vem","values":[{"value":"skola","label":"Skola"}]}]}""");
        var part = answers.of(form, json("{\"rader\":[{\"vad\":\"Ringa\",\"aktor\":\"skola\"},{\"vad\":\"Möta\"}]}"))
                .get(0);
        assertThat(part.table())
                .isEqualTo(new Answers.Table(
                        List.of("Vad", "Vem"), List.of(List.of("Ringa", "Skola"), List.of("Möta", ""))));
    }

    @Test
    void what_was_left_empty_is_said_unless_the_form_did_not_ask() {
        var form = form(
                """
                {"type":"textfield","key":"a","label":"Plats"},
                {"type":"textfield","key":"b","label":"Vilket?","conditional":{"hide":"=a = null"}},
                {"type":"group","label":"Mer","conditional":{"hide":"=true"},"components":[{"type":"textfield","key":"c","label":"C"}]}""");
        assertThat(facts(form, "{}")).containsExactly(new Answers.Fact("Plats", List.of()));
    }

    @Test
    void a_value_of_a_kind_the_form_does_not_know_is_shown_as_it_is() {
        var form = form("{\"type\":\"select\",\"key\":\"a\",\"label\":\"Val\",\"values\":[]}");
        assertThat(facts(form, "{\"a\":\"gammal-kod\"}").get(0).lines()).containsExactly("gammal-kod");
        assertThat(facts(form, "{\"a\":{\"in\":1}}").get(0).lines()).isEmpty();
    }

    @Test
    void a_group_with_a_path_reads_its_own_object() {
        var form = form(
                "{\"type\":\"group\",\"path\":\"skola\",\"label\":\"Skola\",\"components\":[{\"type\":\"textfield\",\"key\":\"k\",\"label\":\"Klass\"}]}");
        assertThat(facts(form, "{\"skola\":{\"k\":\"7B\"}}")).containsExactly(new Answers.Fact("Klass", List.of("7B")));
    }

    @Test
    void a_section_is_headed_by_its_name_else_its_only_group_else_its_code() {
        var group =
                "{\"type\":\"group\",\"label\":\"Närvaro\",\"components\":[{\"type\":\"number\",\"key\":\"n\",\"label\":\"N\"%s}]}";
        assertThat(Answers.heading(form(group.formatted(",\"properties\":{\"sectionName\":\"Skolans del\"}")), "x"))
                .isEqualTo("Skolans del");
        assertThat(Answers.heading(form(group.formatted("")), "x")).isEqualTo("Närvaro");
        assertThat(Answers.heading(form(group.formatted("") + "," + group.formatted("")), "avslut-utan-samtycke"))
                .isEqualTo("Avslut utan samtycke");
    }

    private List<Answers.Fact> facts(JsonNode form, String values) {
        return answers.of(form, json(values)).stream()
                .flatMap(part -> part.facts().stream())
                .toList();
    }

    private static JsonNode form(String components) {
        return json("{\"components\":[" + components + "]}");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
