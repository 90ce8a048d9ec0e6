package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a filled-in form says in one section.
 *
 * @param category information category, or null
 * @param form the schema reduced to the section's own fields, so that the section can be read as it was written
 * @param values the section's own values, nested as in the form
 */
record Content(String section, @Nullable String category, JsonNode form, ObjectNode values) {

    /** One for each section that had a field to fill in, in the form's order. */
    static List<Content> of(Form form, Checked checked) {
        return checked.sections().stream()
                .map(section -> new Content(
                        section,
                        category(form, section),
                        schema(form, section),
                        values(form, section, checked.values())))
                .toList();
    }

    private static @Nullable String category(Form form, String section) {
        return form.everyPart()
                .filter(part -> part instanceof Field || part instanceof Rows)
                .map(Part::place)
                .filter(place -> place.section().equals(section) && place.category() != null)
                .map(Place::category)
                .findFirst()
                .orElse(null);
    }

    private static JsonNode schema(Form form, String section) {
        var schema =
                JsonNodeFactory.instance.objectNode().put("type", "default").put("id", form.id());
        schema.set("components", components(form.parts(), section));
        return schema;
    }

    private static JsonNode components(List<Part> parts, String section) {
        var components = JsonNodeFactory.instance.arrayNode();
        for (var part : parts) {
            if (part instanceof Group group) {
                var inner = components(group.parts(), section);
                if (!inner.isEmpty()) {
                    components.add(
                            ((ObjectNode) group.source()).<ObjectNode>deepCopy().set("components", inner));
                }
            } else if ((part instanceof Field || part instanceof Rows)
                    && part.place().section().equals(section)) {
                components.add(part.source());
            }
        }
        return components;
    }

    private static ObjectNode values(Form form, String section, ObjectNode all) {
        var own = JsonNodeFactory.instance.objectNode();
        copy(form.parts(), section, all, own);
        return own;
    }

    private static void copy(List<Part> parts, String section, ObjectNode from, ObjectNode to) {
        for (var part : parts) {
            if (part instanceof Group group) {
                copy(group, section, from, to);
            } else if (part.place().section().equals(section)) {
                var key = part instanceof Field field ? field.key() : part instanceof Rows rows ? rows.key() : "";
                if (from.has(key)) {
                    to.set(key, from.get(key));
                }
            }
        }
    }

    private static void copy(Group group, String section, ObjectNode from, ObjectNode to) {
        var key = group.key();
        if (key == null) {
            copy(group.parts(), section, from, to);
        } else if (from.get(key) instanceof ObjectNode nested) {
            var inner = JsonNodeFactory.instance.objectNode();
            copy(group.parts(), section, nested, inner);
            if (!inner.isEmpty()) {
                to.set(key, inner);
            }
        }
    }
}
