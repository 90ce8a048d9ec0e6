package se.samverka.processes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody answers in a form. Only what matters for the story is said; every other required field gets something
 * that fits it.
 *
 * @param said values by key; a list's rows by its path
 */
record Answers(Map<String, List<String>> said, Optional<String> inEveryText) {

    static Answers of(String... keysAndValues) {
        var said = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            said.put(keysAndValues[i], List.of(keysAndValues[i + 1]));
        }
        return new Answers(said, Optional.empty());
    }

    /** The same, with this and the field's key written in every text there is, asked for or not. */
    Answers saying(String everywhere) {
        return new Answers(said, Optional.of(everywhere));
    }

    Answers and(String... keysAndValues) {
        var more = new LinkedHashMap<>(said);
        more.putAll(of(keysAndValues).said);
        return new Answers(more, inEveryText);
    }

    /** @param rows each {@code "key=value key=value,value"}; a space within a value is a no-break space */
    Answers rows(String list, String... rows) {
        var more = new LinkedHashMap<>(said);
        more.put(list, List.of(rows));
        return new Answers(more, inEveryText);
    }

    ObjectNode in(JsonNode schema) {
        return in(schema, MissingNode.getInstance());
    }

    /** @param given what the form has from the start; only lists that follow another one keep their rows */
    ObjectNode in(JsonNode schema, JsonNode given) {
        return filled(schema, given);
    }

    private ObjectNode filled(JsonNode parent, JsonNode given) {
        var values = JsonNodeFactory.instance.objectNode();
        for (var component : parent.path("components")) {
            var key = Form.key(component);
            if (Form.type(component).equals("dynamiclist")) {
                var rows = said.getOrDefault(key, List.of(""));
                var follows = !Form.property(component, "rowsFrom").isEmpty();
                values.set(key, follows ? rows(component, given.path(key), rows) : rows(component, rows));
            } else if (component.has("components") && !component.has("path")) {
                values.setAll(filled(component, given));
            } else if (said.containsKey(key)) {
                values.set(key, value(component, said.get(key).get(0)));
            } else if (component.at("/validate/required").asBoolean() || saysSomething(component)) {
                values.set(key, value(component, something(component)));
            }
        }
        return values;
    }

    private boolean saysSomething(JsonNode component) {
        return inEveryText.isPresent() && Form.type(component).startsWith("text") && component.has("key");
    }

    private ArrayNode rows(JsonNode list, List<String> rows) {
        var filled = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> filled.add(new Answers(cells(row), inEveryText).in(list)));
        return filled;
    }

    /** The rows there are, answered in turn; what is said last goes for the rest. */
    private ArrayNode rows(JsonNode list, JsonNode given, List<String> rows) {
        var filled = JsonNodeFactory.instance.arrayNode();
        for (var row : given) {
            var said = rows.get(Math.min(filled.size(), rows.size() - 1));
            var answered = new Answers(cells(said), inEveryText).in(list);
            filled.add(((ObjectNode) row).deepCopy().setAll(answered));
        }
        return filled;
    }

    private static Map<String, List<String>> cells(String row) {
        return Arrays.stream(row.split(" "))
                .filter(cell -> cell.contains("="))
                .map(cell -> cell.split("=", 2))
                .collect(Collectors.toMap(cell -> cell[0], cell -> List.of(cell[1].replace('\u00a0', ' '))));
    }

    private static String moment(String subtype) {
        var day = LocalDate.now(ZoneId.of("Europe/Stockholm")).toString();
        return switch (subtype) {
            case "time" -> "12:00";
            case "datetime" -> day + "T12:00";
            default -> day;
        };
    }

    private String something(JsonNode component) {
        return switch (Form.type(component)) {
            case "number" -> component.at("/validate/min").asText("1");
            case "checkbox" -> "true";
            case "datetime" -> moment(component.path("subtype").asText());
            case "checklist" -> String.join(",", component.path("values").findValuesAsText("value"));
            case "radio", "select" -> component.at("/values/0/value").asText();
            default ->
                Form.property(component, "format").equals("personnummer")
                        ? Invented.aged(16)
                        : inEveryText
                                .map(text -> text + " " + Form.key(component))
                                .orElse("Något som behövs");
        };
    }

    private static JsonNode value(JsonNode component, String text) {
        var nodes = JsonNodeFactory.instance;
        return switch (Form.type(component)) {
            case "number" -> nodes.numberNode(Integer.parseInt(text));
            case "checkbox" -> nodes.booleanNode(Boolean.parseBoolean(text));
            case "checklist" -> {
                var chosen = nodes.arrayNode();
                Arrays.stream(text.split(",")).filter(one -> !one.isEmpty()).forEach(chosen::add);
                yield chosen;
            }
            default -> nodes.textNode(text);
        };
    }
}
