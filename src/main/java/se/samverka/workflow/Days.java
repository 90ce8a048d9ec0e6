package se.samverka.workflow;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Days as the engine keeps them; it knows only moments. */
final class Days {

    private static final ZoneId CITY_TIME = ZoneId.of("Europe/Stockholm");

    private Days() {}

    static LocalDate of(Date moment) {
        return moment.toInstant().atZone(CITY_TIME).toLocalDate();
    }

    /** A day as a due date lasts until its end. */
    static Date endOf(LocalDate day) {
        return Date.from(day.plusDays(1).atStartOfDay(CITY_TIME).minusSeconds(1).toInstant());
    }

    /** So many days of the city's calendar and then so many hours later, or earlier. */
    static Date moved(Date moment, Period days, Duration hours) {
        return Date.from(
                moment.toInstant().atZone(CITY_TIME).plus(days).plus(hours).toInstant());
    }

    /** A day, or a day and a time of day, as a moment; a time without a zone is the city's. Anything else stays. */
    static @Nullable Object moment(@Nullable Object value) {
        if (value instanceof LocalDate day) {
            return endOf(day);
        }
        if (value instanceof LocalDateTime time) {
            return Date.from(time.atZone(CITY_TIME).toInstant());
        }
        return value instanceof OffsetDateTime time ? Date.from(time.toInstant()) : value;
    }

    /** Variables with their days as moments; null is a value, and wipes what was there. */
    static Map<String, @Nullable Object> moments(Map<String, ?> flow) {
        var variables = new HashMap<String, @Nullable Object>();
        flow.forEach((name, value) -> variables.put(name, moment(value)));
        return variables;
    }
}
