package se.samverka.caserecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are of the series 98x, which Skatteverket gives to nobody: they are for tests. */
class IdentityNumberTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @ParameterizedTest
    @CsvSource({
        "20110617-9839, 201106179839, 2011-06-17",
        "201106179839, 201106179839, 2011-06-17",
        "110617-9839, 201106179839, 2011-06-17",
        "1106179839, 201106179839, 2011-06-17",
        "' 110617 - 9839 ', 201106179839, 2011-06-17",
        "110617+9839, 191106179839, 1911-06-17",
        "811218-9884, 198112189884, 1981-12-18",
        "701063-9834, 197010639834, 1970-10-03",
    })
    void a_valid_number_gives_its_twelve_digits_and_the_day_of_birth(String text, String digits, LocalDate born) {
        assertThat(IdentityNumber.parse(text, TODAY)).hasValue(new IdentityNumber(digits, born));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "811218-9885",
                "20111817-9835",
                "20110631-9831",
                "110660-9835",
                "20270101-9834",
                "81121898",
                "19811218-98765",
                "abcdef-ghij",
                "811218_9884",
                "٨١١٢١٨-٩٨٧٦"
            })
    void anything_else_gives_nothing(String text) {
        assertThat(IdentityNumber.parse(text, TODAY)).isEmpty();
    }

    @Test
    void it_does_not_say_itself() {
        assertThat(IdentityNumber.parse("811218-9884", TODAY).orElseThrow()).hasToString("IdentityNumber");
    }
}
