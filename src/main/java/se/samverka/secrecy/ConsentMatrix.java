package se.samverka.secrecy;

import static se.samverka.secrecy.FormValues.codes;
import static se.samverka.secrecy.FormValues.date;
import static se.samverka.secrecy.FormValues.rows;
import static se.samverka.secrecy.FormValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.samverka.caserecord.Refused;

/**
 * What a family is asked to allow: exactly who gives what to whom, for what and until when. A general consent is none
 * (OSL 12:2), so every part has to be there.
 *
 * @param validTo last day of every line that does not end before
 * @param lines without repetition, in the order of the form
 * @param ends last days of lines that say their own
 */
record ConsentMatrix(String purpose, LocalDate validTo, List<Line> lines, Map<Line, LocalDate> ends) {

    /** Actors, as in models. */
    record Line(String from, String to, String category) {}

    /** The ground that consent gives (OSL 12:2, 10:1). */
    static final String GROUND = "LB-SAM";

    /** Meetings, plan and follow-up: what comes of working together, not what anybody knew before. */
    static final String COOPERATION = "samverkan";

    private static final String ROWS = "rader";
    private static final String END = "giltigTom";

    /**
     * @param ownLine whether each known category has to stand in a row of its own
     * @param asker the actor that asks; it may tell every party named how to reach the family and what is agreed, and
     *     be told how that goes
     */
    static ConsentMatrix of(JsonNode values, Map<String, Boolean> ownLine, String asker, LocalDate today, Period max) {
        var purpose = text(values, "syfte").orElseThrow(() -> new Refused("consent-purpose-missing", "syfte"));
        var validTo = date(values, END).orElseThrow(() -> new Refused("consent-end-missing", END));
        if (validTo.isBefore(today)) {
            throw new Refused("consent-end-past", END);
        }
        if (validTo.isAfter(today.plus(max))) {
            throw new Refused("consent-end-too-late", END);
        }
        var lines = new LinkedHashMap<Line, LocalDate>();
        rows(values, ROWS).forEach(row -> {
            var end = end(row, today, validTo);
            lines(row, ownLine).forEach(line -> add(lines, line, end));
        });
        if (lines.isEmpty()) {
            throw new Refused("consent-rows-missing", ROWS);
        }
        parties(lines.keySet()).stream()
                .filter(party -> !party.equals(asker))
                .flatMap(party -> Stream.of(
                        new Line(asker, party, "kontaktuppgifter"),
                        new Line(asker, party, COOPERATION),
                        new Line(party, asker, COOPERATION)))
                .forEach(line -> lines.putIfAbsent(line, validTo));
        return new ConsentMatrix(purpose, validTo, List.copyOf(lines.keySet()), Map.copyOf(lines));
    }

    /** A row may end before the others, never after them. */
    private static LocalDate end(JsonNode row, LocalDate today, LocalDate validTo) {
        var end = date(row, END).orElse(validTo);
        if (end.isBefore(today)) {
            throw new Refused("consent-end-past", ROWS);
        }
        if (end.isAfter(validTo)) {
            throw new Refused("consent-end-too-late", ROWS);
        }
        return end;
    }

    /** Saying the same twice is no more than saying it once; saying it with two ends is saying nothing. */
    private static void add(Map<Line, LocalDate> lines, Line line, LocalDate end) {
        var said = lines.putIfAbsent(line, end);
        if (said != null && !said.equals(end)) {
            throw new Refused("consent-rows-contradict", ROWS);
        }
    }

    /** Last day of the line. */
    LocalDate until(Line line) {
        return ends.getOrDefault(line, validTo);
    }

    Set<String> parties() {
        return parties(lines);
    }

    private static Set<String> parties(Iterable<Line> lines) {
        var parties = new LinkedHashSet<String>();
        lines.forEach(line -> {
            parties.add(line.from());
            parties.add(line.to());
        });
        return parties;
    }

    private static Stream<Line> lines(JsonNode row, Map<String, Boolean> ownLine) {
        var from = text(row, "utlamnare").orElseThrow(() -> new Refused("consent-discloser-missing", ROWS));
        var recipients = codes(row, "mottagare");
        var categories = codes(row, "kategorier");
        if (recipients.isEmpty()) {
            throw new Refused("consent-recipient-missing", ROWS);
        }
        if (categories.isEmpty()) {
            throw new Refused("consent-category-missing", ROWS);
        }
        if (!ownLine.keySet().containsAll(categories)) {
            throw new Refused("consent-category-unknown", ROWS);
        }
        if (categories.size() > 1 && categories.stream().anyMatch(ownLine::get)) {
            throw new Refused("consent-category-needs-own-row", ROWS);
        }
        if (recipients.equals(List.of(from))) {
            throw new Refused("consent-recipient-is-discloser", ROWS);
        }
        return recipients.stream().filter(to -> !to.equals(from)).flatMap(to -> categories.stream()
                .map(category -> new Line(from, to, category)));
    }
}
