package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The rows a list holds before a file is put into it, found again by their keys, or without keys by all they say. */
final class RowsNow {

    private final RowKey key;
    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    private final Map<String, Integer> places = new HashMap<>();

    RowsNow(RowKey key, JsonNode typed) {
        this.key = key;
        for (var row : typed) {
            if (row instanceof ObjectNode && !isEmpty(row)) {
                places.putIfAbsent(named(row), rows.size());
                rows.add(row);
            }
        }
    }

    private String named(JsonNode row) {
        return key.isEmpty() ? row.toString() : key.of(row);
    }

    /** A copy to put more into. */
    ArrayNode rows() {
        return rows.deepCopy();
    }

    Optional<Integer> place(JsonNode row) {
        return Optional.ofNullable(places.get(named(row)));
    }

    /** The row with the same key. */
    Optional<JsonNode> keyed(JsonNode row) {
        return key.isEmpty() ? Optional.empty() : place(row).map(rows::get);
    }

    /** Nothing written and nothing ticked, as a form starts. */
    private static boolean isEmpty(JsonNode row) {
        return StreamSupport.stream(row.spliterator(), false)
                .allMatch(value -> value.isContainerNode()
                        ? isEmpty(value)
                        : value.asText("").isEmpty() || value.isNull() || value.equals(BooleanNode.FALSE));
    }

    /** Whether a row says the same; what is empty is not there. */
    static boolean same(JsonNode one, JsonNode other) {
        return filled(one).equals(filled(other));
    }

    private static ObjectNode filled(JsonNode row) {
        var kept = JsonNodeFactory.instance.objectNode();
        row.fields().forEachRemaining(each -> {
            if (!each.getValue().isNull() && !each.getValue().asText("-").isEmpty()) {
                kept.set(each.getKey(), each.getValue());
            }
        });
        return kept;
    }
}
