package se.samverka.caserecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Fields that a form marks with the property {@code place}: addresses, places and what leads there. Where the person is
 * protected they are not asked for, not kept and not shown.
 */
public final class PlaceFields {

    private PlaceFields() {}

    public static boolean in(JsonNode form) {
        for (var component : form.path("components")) {
            if (isPlace(component) || in(component)) {
                return true;
            }
        }
        return false;
    }

    /** A copy of the form without them, and without groups in which nothing else is left. */
    public static JsonNode cut(JsonNode form) {
        var copy = form.deepCopy();
        drop(copy);
        return copy;
    }

    private static void drop(JsonNode parent) {
        if (parent.path("components") instanceof ArrayNode components) {
            for (var each = components.elements(); each.hasNext(); ) {
                var component = each.next();
                var before = component.path("components").size();
                drop(component);
                if (isPlace(component)
                        || before > 0 && component.path("components").isEmpty()) {
                    each.remove();
                }
            }
        }
    }

    /** A copy of the values without theirs. */
    public static ObjectNode without(JsonNode form, ObjectNode values) {
        var copy = values.deepCopy();
        remove(form, copy, false);
        return copy;
    }

    /** A copy of the values without those of them that say nothing: what a browser sends for a field it hides. */
    public static ObjectNode withoutEmpty(JsonNode form, ObjectNode values) {
        var copy = values.deepCopy();
        remove(form, copy, true);
        return copy;
    }

    private static void remove(JsonNode parent, JsonNode values, boolean onlyEmpty) {
        if (values instanceof ArrayNode rows) {
            rows.forEach(row -> remove(parent, row, onlyEmpty));
        } else if (values instanceof ObjectNode object) {
            for (var component : parent.path("components")) {
                var name = component.path("key").asText(component.path("path").asText());
                if (isPlace(component)) {
                    if (!onlyEmpty || saysNothing(object.path(name))) {
                        object.remove(name);
                    }
                } else if (component.has("components")) {
                    remove(component, name.isEmpty() ? object : object.path(name), onlyEmpty);
                }
            }
        }
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.asText().isBlank()
                || value.isContainerNode() && value.isEmpty();
    }

    private static boolean isPlace(JsonNode component) {
        return component.path("properties").path("place").asBoolean();
    }
}
