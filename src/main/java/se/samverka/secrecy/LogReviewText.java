package se.samverka.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import se.samverka.organisation.Organisations;
import se.samverka.secrecy.EmergencyReviews.Unreviewed;
import se.samverka.secrecy.LogSample.Drawn;
import se.samverka.secrecy.LogSample.Why;

/** What reviewers read, as sections of the review: codes, units and times, never content and never people's names. */
@Component
class LogReviewText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Stockholm"));

    private final JsonNode sampleForm;
    private final JsonNode openingForm;
    private final Organisations organisations;

    LogReviewText(ObjectMapper json, Organisations organisations) {
        this.organisations = organisations;
        sampleForm = form(json, "urval");
        openingForm = form(json, "nodoppning");
    }

    JsonNode sampleForm() {
        return sampleForm;
    }

    JsonNode openingForm() {
        return openingForm;
    }

    ObjectNode sample(List<Drawn> drawn, int percent) {
        var values = JsonNodeFactory.instance.objectNode();
        values.put("antal", drawn.stream().mapToLong(Drawn::looked).findFirst().orElse(0));
        values.put("andel", percent);
        var rows = values.putArray("lasningar");
        drawn.forEach(row -> rows.addObject()
                .put("handelse", row.event())
                .put("anvandare", row.reader())
                .put("enhet", words(row.units(), organisations::nameOf))
                .put("arende", row.number())
                .put("nar", time(row))
                .put("atgard", words(row.actions(), LogReviewText::action))
                .put("syfte", words(row.purposes(), LogReviewText::purpose))
                .put("grund", words(row.grounds(), LogReviewText::ground))
                .put("urvalsskal", words(row.why(), LogReviewText::reason)));
        return values;
    }

    ObjectNode opening(Unreviewed opening) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("arende", opening.number())
                .put("anvandare", opening.person())
                .put("enhet", words(opening.units(), organisations::nameOf))
                .put("grund", opening.basis())
                .put("skal", opening.reason())
                .put("forst", MOMENT.format(opening.openedAt()))
                .put("sist", MOMENT.format(opening.until()));
    }

    private static String time(Drawn row) {
        return row.reads() == 1
                ? MOMENT.format(row.first())
                : MOMENT.format(row.first()) + " – " + MOMENT.format(row.last()) + ", " + row.reads() + " gånger";
    }

    private static String reason(Why why) {
        return switch (why) {
            case CHOSEN -> "slumpen";
            case SHIELDED -> "skyddade personuppgifter";
            case OUTSIDE -> "enheten deltog inte i ärendet";
            case NAMESAKE -> "samma efternamn";
        };
    }

    private static String action(String code) {
        return switch (code) {
            case "READ" -> "läst";
            case "LIST" -> "sett i lista";
            case "SEARCH" -> "hittat i sökning";
            case "EXPORT" -> "hämtat ut";
            case "OPEN_PROTECTED" -> "öppnat skyddade uppgifter";
            default -> code;
        };
    }

    /** Names of tasks and steps stay codes; they are those of the process picture. */
    private static String purpose(String code) {
        return switch (code) {
            case "case-page", "case-api" -> "ärendets sida";
            case "consent-page" -> "frågan till familjen";
            case "extract", "extract:review", "extract:PDF", "extract:JSON" -> "registerutdrag till familjen";
            case "UPPGIFT" -> "en uppgift i ärendet";
            case "KONTAKT" -> "kontakt med familjen";
            case "SAMVERKAN" -> "ett möte";
            case "KONTROLL" -> "kontroll eller rättelse";
            default -> code;
        };
    }

    private static String ground(String code) {
        return switch (code) {
            case "own" -> "den egna enhetens uppgifter";
            case "participant" -> "deltar i ärendet";
            case "open" -> "öppet ärende";
            case "emergency" -> "nödåtkomst";
            default -> code;
        };
    }

    private static <T> String words(Collection<T> codes, Function<T, String> word) {
        return codes.isEmpty() ? "–" : codes.stream().map(word).sorted().collect(Collectors.joining(", "));
    }

    private static JsonNode form(ObjectMapper json, String name) {
        try (var file = new ClassPathResource("sections/" + name + ".json").getInputStream()) {
            return json.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
