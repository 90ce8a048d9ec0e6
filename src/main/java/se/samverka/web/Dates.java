package se.samverka.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** Dates as people here write them, in the city's time and the reader's language, kept together on one line. */
class Dates {

    static final ZoneId CITY_TIME = ZoneId.of("Europe/Stockholm");

    private Dates() {}

    /** For example {@code 3 oktober 2026}. */
    static String day(Instant at) {
        return day(LocalDate.ofInstant(at, CITY_TIME));
    }

    static String day(LocalDate day) {
        return format("d\u00a0MMMM\u00a0yyyy", day);
    }

    static @Nullable String dayOrNull(@Nullable LocalDate day) {
        return day == null ? null : day(day);
    }

    /** The last day of something that ends as the day after begins, or null when it does not end. */
    static @Nullable String lastDay(@Nullable Instant end) {
        return end == null ? null : day(end.minusMillis(1));
    }

    /** For example {@code 3 oktober 2026 14:05}. */
    static String moment(Instant at) {
        return moment(at.atZone(CITY_TIME));
    }

    static String moment(TemporalAccessor at) {
        return format("d\u00a0MMMM\u00a0yyyy HH:mm", at);
    }

    static String time(TemporalAccessor at) {
        return format("HH:mm", at);
    }

    private static String format(String pattern, TemporalAccessor at) {
        return DateTimeFormatter.ofPattern(pattern, LocaleContextHolder.getLocale())
                .format(at);
    }
}
