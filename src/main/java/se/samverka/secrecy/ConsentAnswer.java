package se.samverka.secrecy;

import static se.samverka.secrecy.FormValues.codes;
import static se.samverka.secrecy.FormValues.date;
import static se.samverka.secrecy.FormValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import se.samverka.caserecord.Refused;

/**
 * One signatory's answer.
 *
 * @param lines ids of the rows said yes to; none when the answer is no
 * @param way how it was given
 * @param signedOn the day it was given
 */
record ConsentAnswer(boolean yes, List<Integer> lines, String way, LocalDate signedOn) {

    private static final Set<String> WAYS = Set.of("skriftligt", "elegitimation", "muntligt");
    private static final String ANSWER = "svar";
    private static final String SCOPE = "omfattning";
    private static final String WAY = "satt";
    private static final String DATE = "datum";

    /**
     * @param asked the rows this signatory was asked about
     * @param askedOn the day of the question; nobody has answered it before
     */
    static ConsentAnswer of(JsonNode values, Set<Integer> asked, LocalDate askedOn, LocalDate today) {
        var answer = text(values, ANSWER)
                .filter(Set.of("ja", "nej")::contains)
                .orElseThrow(() -> new Refused("consent-answer-missing", ANSWER));
        var way = text(values, WAY).filter(WAYS::contains).orElseThrow(() -> new Refused("consent-way-missing", WAY));
        var signedOn = date(values, DATE).orElseThrow(() -> new Refused("consent-date-missing", DATE));
        if (signedOn.isAfter(today)) {
            throw new Refused("consent-date-future", DATE);
        }
        if (signedOn.isBefore(askedOn)) {
            throw new Refused("consent-date-before-question", DATE);
        }
        var yes = answer.equals("ja");
        if (!yes && !codes(values, SCOPE).isEmpty()) {
            throw new Refused("consent-answer-contradicts", SCOPE);
        }
        return new ConsentAnswer(yes, yes ? lines(values, asked) : List.of(), way, signedOn);
    }

    private static List<Integer> lines(JsonNode values, Set<Integer> asked) {
        var ids = codes(values, SCOPE);
        if (ids.isEmpty()) {
            throw new Refused("consent-scope-missing", SCOPE);
        }
        return ids.stream().map(id -> line(id, asked)).toList();
    }

    private static int line(String id, Set<Integer> asked) {
        return asked.stream()
                .filter(line -> id(line).equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("consent-row-unknown", SCOPE));
    }

    /** A row of the matrix as forms name it. */
    static String id(int line) {
        return "rad-" + line;
    }
}
