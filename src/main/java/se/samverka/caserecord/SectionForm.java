package se.samverka.caserecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reduces a form to the fields of one section: those that have a value, inside the groups they stand in. */
final class SectionForm {

    private SectionForm() {}

    static JsonNode cut(JsonNode form, ObjectNode values) {
        var cut = form.deepCopy();
        if (cut instanceof ObjectNode schema && schema.get("components") instanceof ArrayNode components) {
            keepWithValue(components, values);
        }
        return cut;
    }

    private static void keepWithValue(ArrayNode components, ObjectNode values) {
        for (var each = components.elements(); each.hasNext(); ) {
            var component = each.next();
            if (named(component, "key", values) || named(component, "path", values)) {
                continue;
            }
            if (component.get("components") instanceof ArrayNode inner) {
                keepWithValue(inner, values);
                if (!inner.isEmpty()) {
                    continue;
                }
            }
            each.remove();
        }
    }

    private static boolean named(JsonNode component, String attribute, ObjectNode values) {
        var name = component.path(attribute).asText("");
        return !name.isEmpty() && values.has(name.split("\\.", 2)[0]);
    }
}
