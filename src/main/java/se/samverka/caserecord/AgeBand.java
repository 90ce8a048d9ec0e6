package se.samverka.caserecord;

import java.time.LocalDate;

/**
 * The ages at which the law changes who decides: co-signing as a rule from 15, alone from 18 (FB 6:2). Somebody born on
 * 29 February reaches an age on 28 February of a year that has no such day, as {@code casework.birthday} counts: the
 * last day of the month ends a time of years (lag 1930:173, 1 §; that it holds for ages is to be examined by the city's
 * lawyer).
 */
enum AgeBand {
    UNDER_15,
    FROM_15,
    ADULT;

    static AgeBand of(LocalDate born, LocalDate today) {
        if (today.isBefore(born.plusYears(15))) {
            return UNDER_15;
        }
        return today.isBefore(born.plusYears(18)) ? FROM_15 : ADULT;
    }
}
