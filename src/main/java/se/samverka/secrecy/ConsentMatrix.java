package se.samverka.secrecy;

import static se.samverka.secrecy.FormValues.codes;
import static se.samverka.secrecy.FormValues.date;
import static se.samverka.secrecy.FormValues.rows;
import static se.samverka.secrecy.FormValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
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
 * @param lines without repetition, in the order of the form
 */
record ConsentMatrix(String purpose, LocalDate validTo, List<Line> lines) {

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
        var lines = new LinkedHashSet<Line>();
        rows(values, ROWS).flatMap(row -> lines(row, ownLine)).forEach(lines::add);
        if (lines.isEmpty()) {
            throw new Refused("consent-rows-missing", ROWS);
        }
        parties(lines).stream()
                .filter(party -> !party.equals(asker))
                .flatMap(party -> Stream.of(
                        new Line(asker, party, "kontaktuppgifter"),
                        new Line(asker, party, COOPERATION),
                        new Line(party, asker, COOPERATION)))
                .forEach(lines::add);
        return new ConsentMatrix(purpose, validTo, List.copyOf(lines));
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
