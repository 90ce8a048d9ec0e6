package se.samverka.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+46", "-2", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "\n=1"})
    void what_a_spreadsheet_would_take_for_a_formula_is_text(String said) {
        assertThat(line(said)).isEqualTo("\"'" + said + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IFK – GAIS", "a=b", "2026-04-12", "Årsta"})
    void everything_else_is_as_it_is(String said) {
        assertThat(line(said)).isEqualTo(said);
    }

    @Test
    void separators_quotes_and_line_breaks_stay_inside_their_cell() {
        assertThat(line("a;b")).isEqualTo("\"a;b\"");
        assertThat(line("\"a\"")).isEqualTo("\"\"\"a\"\"\"");
        assertThat(line("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(line(null)).isEmpty();
    }

    @Test
    void it_begins_with_the_mark_that_spreadsheets_know_the_alphabet_by() {
        assertThat(new Csv(List.of("Område")).bytes()).isEqualTo("\uFEFFOmråde\r\n".getBytes(UTF_8));
    }

    private static String line(@org.jspecify.annotations.Nullable String said) {
        var csv = new Csv(List.of("x"));
        csv.add(said);
        var text = new String(csv.bytes(), UTF_8);
        return text.substring("\uFEFFx\r\n".length(), text.length() - 2);
    }
}
