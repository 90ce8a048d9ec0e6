package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** Which fields of a list tell its rows apart: those with the property {@code key}. */
record RowKey(List<Field> fields) {

    static RowKey of(Rows rows) {
        return new RowKey(Form.within(rows.parts())
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .filter(field -> field.says("key"))
                .toList());
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Equal for rows that are the same; empty when nothing tells this one apart. */
    String of(JsonNode row) {
        var key = new StringBuilder();
        for (var field : fields) {
            var value = row.at("/" + field.path().replace('.', '/')).asText("").strip();
            key.append(value.toLowerCase(Locale.ROOT)).append('\n');
        }
        return key.toString().isBlank() ? "" : key.toString();
    }
}
