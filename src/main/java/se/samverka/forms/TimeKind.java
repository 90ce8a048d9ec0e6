package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date, a time of day or both.
 *
 * @param minutes times are whole multiples of so many minutes
 * @param clock decides what has passed, or null when days that have passed are fine
 */
record TimeKind(Subtype subtype, Zone zone, int minutes, @Nullable Clock clock) implements Kind {

    enum Subtype {
        DATE,
        TIME,
        DATETIME
    }

    /** How the browser writes the time zone after a time. */
    enum Zone {
        NONE(""),
        OFFSET("[+-]\\d{2}:\\d{2}"),
        UTC("Z");

        private final Pattern suffix;

        Zone(String suffix) {
            this.suffix = Pattern.compile("(\\d{2}:\\d{2})" + suffix);
        }
    }

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    @Override
    public @Nullable JsonNode read(JsonNode value, Complaint.Taker complaints) {
        if (value.isTextual() && value.textValue().isBlank()) {
            return null;
        }
        var text = value.isTextual() ? value.textValue() : "";
        var parts = subtype == Subtype.DATETIME ? text.split("T", -1) : new String[] {text};
        var complete = parts.length == (subtype == Subtype.DATETIME ? 2 : 1);
        var day = complete && subtype != Subtype.TIME ? day(parts[0]) : null;
        var time = complete && subtype != Subtype.DATE ? time(parts[parts.length - 1]) : null;
        if ((subtype != Subtype.TIME && day == null) || (subtype != Subtype.DATE && time == null)) {
            complaints.complain("forms.time." + subtype);
            return null;
        }
        return holds(day, time, complaints) ? TextNode.valueOf(text) : null;
    }

    private boolean holds(@Nullable LocalDate day, @Nullable LocalTime time, Complaint.Taker complaints) {
        if (day != null && clock != null && day.isBefore(LocalDate.now(clock))) {
            complaints.complain("forms.time.passed");
            return false;
        }
        if (time != null && time.getMinute() % minutes != 0) {
            complaints.complain("forms.time.minutes", minutes);
            return false;
        }
        return true;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text, DAY);
            return day.isBefore(FIRST) || day.isAfter(LAST) ? null : day;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private @Nullable LocalTime time(String text) {
        var match = zone.suffix.matcher(text);
        try {
            return match.matches() ? LocalTime.parse(match.group(1)) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
