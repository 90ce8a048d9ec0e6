package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariableGuardTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LAMNAT",
                "person,aktualisering",
                "SSPF-2026-00017",
                "2026-11-22",
                "P14D",
                "",
                "koordinator-hisingen",
                "12345678-1234-4234-8234-123456789012"
            })
    void codes_ids_and_dates_pass(String value) {
        assertThat(VariableGuard.isCode(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna Andersson",
                "har setts i parken",
                "20110201-2380",
                "201102012380",
                "1102012380",
                "x-110201-2380",
                "<script>",
                "a\nb",
                "070 123 45 67"
            })
    void text_and_identity_numbers_do_not(String value) {
        assertThat(VariableGuard.isCode(value)).isFalse();
    }

    @Property(tries = 500)
    void no_identity_number_passes_in_any_writing(
            @ForAll @IntRange(min = 1900, max = 2026) int year,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 31) int day,
            @ForAll @IntRange(min = 0, max = 9999) int last) {
        var date = "%04d%02d%02d".formatted(year, month, day);
        var end = "%04d".formatted(last);
        assertThat(VariableGuard.isCode(date + end)).isFalse();
        assertThat(VariableGuard.isCode(date + "-" + end)).isFalse();
        assertThat(VariableGuard.isCode(date.substring(2) + end)).isFalse();
        assertThat(VariableGuard.isCode("id:" + date.substring(2) + "-" + end)).isFalse();
    }
}
