package se.samverka.forms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which part of an event a column takes, as its property {@code icalendar} says: {@code UID}, {@code DTSTART},
 * {@code LOCATION}, {@code STATUS}, {@code SUMMARY}, or one half of it around a dash ({@code SUMMARY/1}). The property
 * {@code icalendarValues} says what a status is called in the form: {@code CONFIRMED:planerad,CANCELLED:installd}.
 *
 * @param half 0 for all of it
 * @param names by what the calendar says
 */
record CalendarPart(String property, int half, Map<String, String> names) {

    private static final Pattern SAYS =
            Pattern.compile("(UID|DTSTART|LOCATION|STATUS|SUMMARY)(?:(?<=SUMMARY)/([12]))?");
    private static final Pattern NAME = Pattern.compile("(TENTATIVE|CONFIRMED|CANCELLED):([A-Za-z0-9_-]{1,40})");
    private static final Pattern BETWEEN = Pattern.compile("\\s+[-\u2013\u2014]\\s+");

    /**
     * Empty when the field takes nothing of an event.
     *
     * @throws IllegalArgumentException when it says something else than described above
     */
    static Optional<CalendarPart> of(Field field) {
        var says = field.source().at("/properties/icalendar").asText();
        if (says.isEmpty()) {
            return Optional.empty();
        }
        var found = SAYS.matcher(says);
        if (!found.matches()) {
            throw new IllegalArgumentException("icalendar is no part of an event that can be read");
        }
        var half = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
        return Optional.of(new CalendarPart(
                found.group(1),
                half,
                names(field.source().at("/properties/icalendarValues").asText())));
    }

    private static Map<String, String> names(String says) {
        var names = new HashMap<String, String>();
        for (var each : says.isEmpty() ? new String[0] : says.split(",")) {
            var name = NAME.matcher(each);
            if (!name.matches()) {
                throw new IllegalArgumentException("icalendarValues names no status of an event");
            }
            names.put(name.group(1), name.group(2));
        }
        return Map.copyOf(names);
    }

    /** The wanted half; empty when the text has no dash. */
    String of(String text) {
        if (half == 0) {
            return text;
        }
        var halves = BETWEEN.split(text, 2);
        return halves.length == 2 ? halves[half - 1].strip() : "";
    }

    String named(String status) {
        return names.getOrDefault(status, status);
    }
}
