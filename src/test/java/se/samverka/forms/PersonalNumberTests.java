package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumberTests {

    private final ArrayList<Complaint> complaints = new ArrayList<>();

    private String read(String text) {
        return String.valueOf(new PersonalNumber(Given.CLOCK).read(text, complaints::add));
    }

    @ParameterizedTest
    @CsvSource({
        "19121212-1212, 19121212-1212",
        "191212121212, 19121212-1212",
        "121212+1212, 19121212-1212",
        "121212-1212, 20121212-1212",
        "1212121212, 20121212-1212",
        "19121272-1219, 19121272-1219",
        "19121212 1212, 19121212-1212"
    })
    void is_kept_with_century_and_hyphen(String written, String kept) {
        assertThat(read(written)).isEqualTo(kept);
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19121212-1213",
                "19121312-1211",
                "19120230-1210",
                "19121200-1216",
                "19121299-1210",
                "20991212-1212",
                "17121212-1212",
                "1912-12-12-1212",
                "12121212",
                "1912121212120",
                "TF121212-1212",
                "۱۹۱۲۱۲۱۲-۱۲۱۲"
            })
    void is_refused_when_the_date_or_the_check_digit_is_wrong(String written) {
        assertThat(read(written)).isEqualTo("null");
        assertThat(complaints).hasSize(1);
        assertThat(complaints.toString()).doesNotContain(written);
    }
}
