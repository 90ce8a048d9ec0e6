package se.samverka.web;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When something is due, ready to be said.
 *
 * @param key message key, which takes {@code days} and {@code text}
 * @param days whole days away, never negative
 * @param text the day written out
 * @param iso the day for machines
 * @param tone of the badge: {@code error}, {@code warn} or {@code info}
 */
record Due(String key, long days, String text, String iso, String tone) {

    private static final int SOON = 7;

    static @Nullable Due of(@Nullable Instant due, Instant now) {
        if (due == null) {
            return null;
        }
        var day = LocalDate.ofInstant(due, Dates.CITY_TIME);
        var ahead = DAYS.between(LocalDate.ofInstant(now, Dates.CITY_TIME), day);
        if (ahead < 0) {
            return due("due.overdue", -ahead, day, "error");
        }
        if (ahead == 0) {
            return due.isBefore(now) ? due("due.today-late", 0, day, "error") : due("due.today", 0, day, "warn");
        }
        return ahead <= SOON ? due("due.soon", ahead, day, "warn") : due("due.later", ahead, day, "info");
    }

    private static Due due(String key, long days, LocalDate day, String tone) {
        return new Due(key, days, Dates.day(day), day.toString(), tone);
    }
}
