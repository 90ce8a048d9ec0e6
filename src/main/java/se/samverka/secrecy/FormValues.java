package se.samverka.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import se.samverka.caserecord.Refused;

/** Reads what a form has left in a section. */
final class FormValues {

    private FormValues() {}

    static Optional<String> text(JsonNode values, String key) {
        return Optional.of(values.path(key).asText("")).map(String::trim).filter(text -> !text.isEmpty());
    }

    /** The codes of a checklist or tag list; a text counts as codes with commas between. */
    static List<String> codes(JsonNode values, String key) {
        var node = values.path(key);
        var codes = node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText)
                : Arrays.stream(node.asText("").split(","));
        return codes.map(String::trim)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    static Stream<JsonNode> rows(JsonNode values, String key) {
        return StreamSupport.stream(values.path(key).spliterator(), false);
    }

    /** @throws Refused {@code date-invalid} naming the field */
    static Optional<LocalDate> date(JsonNode values, String key) {
        return text(values, key).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new Refused("date-invalid", key);
            }
        });
    }
}
