package se.samverka.caserecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;

/** The day an age is reached, as the process and as the database count. */
@SamverkaTest
class AgeBandTests {

    private static final ZoneId CITY = ZoneId.of("Europe/Stockholm");

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "2011-06-17, 2026-06-16, UNDER_15",
        "2011-06-17, 2026-06-17, FROM_15",
        "2011-06-17, 2029-06-16, FROM_15",
        "2011-06-17, 2029-06-17, ADULT",
        "2008-02-29, 2023-02-27, UNDER_15",
        "2008-02-29, 2023-02-28, FROM_15",
        "2008-02-29, 2026-02-27, FROM_15",
        "2008-02-29, 2026-02-28, ADULT",
        "2009-03-01, 2024-02-29, UNDER_15",
        "2009-03-01, 2024-03-01, FROM_15"
    })
    void age_changes_on_the_birthday_and_on_28_february_without_one(LocalDate born, LocalDate day, AgeBand band) {
        assertThat(AgeBand.of(born, day)).isEqualTo(band);
    }

    @ParameterizedTest
    @ValueSource(ints = {2004, 2007, 2008, 2009, 2010, 2011, 2012})
    void the_database_ends_custody_on_the_same_day(int year) {
        var born = jdbc.sql(
                        """
                        select d::date as born, casework.birthday(d::date, 15) as fifteen,
                               casework.birthday(d::date, 18) as eighteen
                        from generate_series(make_date(?, 1, 1), make_date(?, 12, 31), interval '1 day') d""")
                .params(year, year)
                .query((row, n) -> new Born(
                        row.getObject("born", LocalDate.class),
                        row.getObject("fifteen", OffsetDateTime.class),
                        row.getObject("eighteen", OffsetDateTime.class)))
                .list();

        assertThat(born).hasSizeGreaterThanOrEqualTo(365).allSatisfy(child -> {
            assertThat(first(child, AgeBand.FROM_15)).isEqualTo(child.fifteen().toInstant());
            assertThat(first(child, AgeBand.ADULT)).isEqualTo(child.eighteen().toInstant());
        });
    }

    private record Born(LocalDate on, OffsetDateTime fifteen, OffsetDateTime eighteen) {}

    /** The midnight that begins the first day of the band. */
    private static Instant first(Born child, AgeBand band) {
        var about = child.on().plusYears(band == AgeBand.ADULT ? 18 : 15).minusDays(3);
        return IntStream.range(0, 7)
                .mapToObj(about::plusDays)
                .filter(day -> AgeBand.of(child.on(), day) == band)
                .findFirst()
                .orElseThrow()
                .atStartOfDay(CITY)
                .toInstant();
    }
}
