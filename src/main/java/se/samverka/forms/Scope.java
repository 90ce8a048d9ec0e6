package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a whole form or of one row of a list, and which components they hide. A field that is hidden counts as
 * absent for the conditions of others.
 */
final class Scope {

    private final @Nullable Scope whole;
    private final Map<String, JsonNode> known;
    private final ObjectNode sent;
    private final ObjectNode ours;
    private final Map<String, List<Part>> ways = new HashMap<>();
    private final Map<Part, Boolean> hidden = new IdentityHashMap<>();
    private final Set<Part> asked = new HashSet<>();

    private Scope(
            @Nullable Scope whole, Map<String, JsonNode> known, List<Part> parts, ObjectNode sent, ObjectNode ours) {
        this.whole = whole;
        this.known = known;
        this.sent = sent;
        this.ours = ours;
        walk(parts, List.of());
    }

    /** @param ours the server's values for fields that people can't change, nested like the form */
    static Scope whole(Form form, ObjectNode sent, ObjectNode ours) {
        return new Scope(null, form.known(), form.parts(), sent, ours);
    }

    /** @param number of the row, from 0 */
    Scope row(Rows rows, ObjectNode sent, int number) {
        var fixed = ours(rows).path(number) instanceof ObjectNode row ? row : JsonNodeFactory.instance.objectNode();
        return new Scope(whole == null ? this : whole, known, rows.parts(), sent, fixed);
    }

    /** The server's own rows of the list. */
    JsonNode ours(Rows rows) {
        return at(ours, rows.path());
    }

    private void walk(List<Part> parts, List<Part> way) {
        for (var part : parts) {
            var here = new ArrayList<>(way);
            here.add(part);
            if (part instanceof Field field) {
                ways.put(field.path(), here);
            }
            if (part instanceof Group group) {
                walk(group.parts(), here);
            }
        }
    }

    /** Hidden by its own condition; what surrounds it is not looked at. */
    boolean hides(Part part) {
        var hide = part.hide();
        if (hide == null || !asked.add(part)) {
            return hidden.getOrDefault(part, false);
        }
        var result = hide.hides(this::seen);
        hidden.put(part, result);
        return result;
    }

    /** What was sent for the field, or the server's own value where people can't change it; null is missing. */
    JsonNode given(Field field) {
        if (!field.fixed() && !field.absent()) {
            return at(sent, field.path());
        }
        var own = at(ours, field.path());
        return own.isMissingNode() ? field.startsWith() : own;
    }

    private JsonNode seen(String name) {
        var own = name.startsWith("this.") ? name.substring(5) : name;
        if (whole != null && own.equals(name)) {
            return whole.seen(name);
        }
        var way = ways.getOrDefault(own, List.of());
        if (way.isEmpty()) {
            return known.getOrDefault(name, NullNode.getInstance());
        }
        if (way.stream().anyMatch(this::hides)) {
            return NullNode.getInstance();
        }
        var field = (Field) way.get(way.size() - 1);
        var value = given(field);
        return value.isMissingNode() || value.isNull() ? field.kind().nothing() : value;
    }

    private static JsonNode at(JsonNode node, String path) {
        for (var name : path.split("\\.")) {
            node = node.path(name);
        }
        return node;
    }
}
