package se.samverka.caserecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;

/** Values as the database can keep them: text without NUL and without half characters. */
final class StorableJson {

    private StorableJson() {}

    /** @throws Refused {@code text-unstorable} naming the field */
    static String of(ObjectNode values) {
        values.properties().forEach(field -> {
            if (!storable(field.getKey()) || !storable(field.getValue())) {
                throw new Refused("text-unstorable", storable(field.getKey()) ? field.getKey() : null);
            }
        });
        return values.toString();
    }

    private static boolean storable(JsonNode node) {
        if (node.isTextual()) {
            return storable(node.textValue());
        }
        return node.properties().stream().allMatch(field -> storable(field.getKey()))
                && StreamSupport.stream(node.spliterator(), false).allMatch(StorableJson::storable);
    }

    private static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
