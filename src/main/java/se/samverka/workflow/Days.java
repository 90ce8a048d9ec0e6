package se.samverka.workflow;

import java.time.LocalDate;
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

    /** Variables with their days as moments; null is a value, and wipes what was there. */
    static Map<String, @Nullable Object> moments(Map<String, ?> flow) {
        var variables = new HashMap<String, @Nullable Object>();
        flow.forEach((name, value) -> variables.put(name, value instanceof LocalDate day ? endOf(day) : value));
        return variables;
    }
}
