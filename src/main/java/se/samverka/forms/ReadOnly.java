package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** A section's fields as they were filled in: labels and values, nothing to change and no rules. */
final class ReadOnly {

    private static final List<String> RULES = List.of(
            "validate", "conditional", "properties", "defaultValue", "layout", "disabled", "description", "valuesKey");
    private static final Set<String> STILL = Set.of("text", "separator", "spacer", "button");

    private ReadOnly() {}

    /** Only components that have a value; {@code prefix} makes their ids the form's own. */
    static ArrayNode components(JsonNode form, JsonNode values, String prefix) {
        var components = JsonNodeFactory.instance.arrayNode();
        for (var source : form.path("components")) {
            if (source instanceof ObjectNode component
                    && !STILL.contains(source.path("type").asText())
                    && filled(component, values)) {
                components.add(component(component, values, prefix));
            }
        }
        return components;
    }

    /** Only values that a component shows. */
    static ObjectNode values(JsonNode form, JsonNode values) {
        var shown = JsonNodeFactory.instance.objectNode();
        for (var component : form.path("components")) {
            var name = name(component);
            var value = values.path(name);
            if (name.isEmpty()) {
                shown.setAll(values(component, values));
            } else if (value.isObject()) {
                shown.set(name, values(component, value));
            } else if (value.isArray() && component.has("components")) {
                var rows = shown.putArray(name);
                value.forEach(row -> rows.add(values(component, row)));
            } else if (!value.isMissingNode()) {
                shown.set(name, value);
            }
        }
        return shown;
    }

    private static ObjectNode component(ObjectNode source, JsonNode values, String prefix) {
        var component = source.deepCopy();
        component.remove(RULES);
        component.put("id", prefix + "_" + source.path("id").asText(name(source)));
        component.put("readonly", true);
        if (source.path("type").asText().equals("dynamiclist")) {
            component.put("allowAddRemove", false);
            component.set("components", components(source, everyRow(values.path(name(source))), prefix));
        } else if (source.has("components")) {
            var inner = name(source).isEmpty() ? values : values.path(name(source));
            component.set("components", components(source, inner, prefix));
        }
        return component;
    }

    private static boolean filled(JsonNode source, JsonNode values) {
        var name = name(source);
        if (source.path("type").asText().equals("group") && name.isEmpty()) {
            return !components(source, values, "").isEmpty();
        }
        return values.hasNonNull(name);
    }

    /** A column is shown when any row has it. */
    private static JsonNode everyRow(JsonNode rows) {
        var all = JsonNodeFactory.instance.objectNode();
        rows.forEach(row -> row.fields().forEachRemaining(field -> all.set(field.getKey(), field.getValue())));
        return all;
    }

    private static String name(JsonNode component) {
        return component.path("key").asText(component.path("path").asText());
    }
}
