package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What lists call a case, out of its start form. */
final class CaseTitle {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("sv"));

    private CaseTitle() {}

    /** Answers to fields with the property {@code title}, days and choices as people say them; empty without any. */
    static String of(Form form, JsonNode values) {
        return form.fields()
                .filter(field -> field.says("title"))
                .map(field -> text(field, values.at("/" + field.path().replace('.', '/'))))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" \u2013 "));
    }

    private static String text(Field field, JsonNode value) {
        if (field.kind() instanceof TimeKind time && time.subtype() != TimeKind.Subtype.TIME && value.isTextual()) {
            return LocalDate.parse(value.textValue().substring(0, 10)).format(DAY);
        }
        return StreamSupport.stream(field.source().path("values").spliterator(), false)
                .filter(option -> option.path("value").equals(value))
                .map(option -> option.path("label").asText())
                .findFirst()
                .orElseGet(() -> value.asText(""));
    }
}
