package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTests {

    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T23:30:00Z, due.overdue, 1, error",
        "2026-11-21T22:59:00Z, due.overdue, 1, error",
        "2026-11-22T10:59:00Z, due.today-late, 0, error",
        "2026-11-22T11:01:00Z, due.today, 0, warn",
        "2026-11-22T23:00:00Z, due.soon, 1, warn",
        "2026-11-29T12:00:00Z, due.soon, 7, warn",
        "2026-11-30T12:00:00Z, due.later, 8, info"
    })
    void days_are_counted_by_the_city_calendar(Instant due, String key, long days, String tone) {
        assertThat(Due.of(due, NOON)).extracting("key", "days", "tone").containsExactly(key, days, tone);
    }

    @Test
    void what_has_no_date_is_never_late() {
        assertThat(Due.of(null, NOON)).isNull();
    }
}
