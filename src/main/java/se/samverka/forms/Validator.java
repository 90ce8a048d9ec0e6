package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks what somebody sent in against a form. Hidden fields are dropped, unknown ones complained about. */
final class Validator {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,59}");
    private static final int MOST_COMPLAINTS = 50;

    private final Map<String, List<Complaint>> complaints = new LinkedHashMap<>();
    private final Set<String> sections = new LinkedHashSet<>();

    private Validator() {}

    /** @param ours the server's values for fields that people can't change */
    static Checked check(Form form, ObjectNode sent, ObjectNode ours) {
        var validator = new Validator();
        var values = JsonNodeFactory.instance.objectNode();
        validator.refuseUnknown(form.parts(), sent, "", true);
        validator.read(form.parts(), sent, values, "", Scope.whole(form, sent, ours));
        return new Checked(values, validator.sections, validator.complaints);
    }

    /** Rows that stand in one list of the form, checked by themselves; the rest of the form is what conditions see. */
    static Checked rows(Form form, Rows list, ArrayNode rows, ObjectNode around) {
        var validator = new Validator();
        var values = JsonNodeFactory.instance.objectNode();
        var names = list.path().split("\\.");
        var kept = values;
        for (var i = 0; i < names.length - 1; i++) {
            kept = kept.withObjectProperty(names[i]);
        }
        var sent = JsonNodeFactory.instance.objectNode();
        sent.set(list.key(), rows);
        var path = list.path().substring(0, list.path().length() - list.key().length());
        validator.rows(list, sent, kept, path, Scope.whole(form, around, JsonNodeFactory.instance.objectNode()));
        return new Checked(values, validator.sections, validator.complaints);
    }

    private void read(List<Part> parts, ObjectNode sent, ObjectNode values, String path, Scope scope) {
        for (var part : parts) {
            if (scope.hides(part)) {
                continue;
            }
            if (part instanceof Field field && !field.absent()) {
                field(field, values, path, scope);
            } else if (part instanceof Group group) {
                group(group, sent, values, path, scope);
            } else if (part instanceof Rows rows) {
                rows(rows, sent, values, path, scope);
            }
        }
    }

    private void field(Field field, ObjectNode values, String path, Scope scope) {
        sections.add(field.place().section());
        var here = path + field.key();
        var given = scope.given(field);
        var value =
                given.isMissingNode() || given.isNull() ? null : field.kind().read(given, at(here));
        if (value != null) {
            values.set(field.key(), value);
        }
        var missing = value == null || (value.isBoolean() && !value.booleanValue());
        if (field.required() && missing && !complaints.containsKey(here)) {
            at(here).complain("forms.required");
        }
    }

    private void group(Group group, ObjectNode sent, ObjectNode values, String path, Scope scope) {
        var key = group.key();
        if (key == null) {
            read(group.parts(), sent, values, path, scope);
            return;
        }
        var inner = object(sent.path(key), path + key);
        refuseUnknown(group.parts(), inner, path + key + ".", false);
        var kept = JsonNodeFactory.instance.objectNode();
        read(group.parts(), inner, kept, path + key + ".", scope);
        if (!kept.isEmpty()) {
            values.set(key, kept);
        }
    }

    private void rows(Rows rows, ObjectNode sent, ObjectNode values, String path, Scope scope) {
        sections.add(rows.place().section());
        var here = path + rows.key();
        var list = list(sent.path(rows.key()), here);
        if (list.size() > rows.most()) {
            at(here).complain("forms.rows.most", rows.most());
            return;
        }
        if (!rows.follows().isEmpty() && list.size() != scope.ours(rows).size()) {
            at(here).complain("forms.rows.followed");
            return;
        }
        var kept = JsonNodeFactory.instance.arrayNode();
        for (var i = 0; i < list.size(); i++) {
            row(rows, list.get(i), i, kept, here + "[" + i + "]", scope);
        }
        if (kept.size() < rows.least()) {
            at(here).complain("forms.rows.least", rows.least());
        }
        if (!kept.isEmpty()) {
            values.set(rows.key(), kept);
        }
    }

    private void row(Rows rows, JsonNode sent, int number, ArrayNode kept, String here, Scope scope) {
        var inner = object(sent, here);
        refuseUnknown(rows.parts(), inner, here + ".", false);
        var values = JsonNodeFactory.instance.objectNode();
        read(rows.parts(), inner, values, here + ".", scope.row(rows, inner, number));
        if (!values.isEmpty()) {
            kept.add(values);
        }
    }

    private ObjectNode object(JsonNode sent, String here) {
        if (sent instanceof ObjectNode object) {
            return object;
        }
        if (!sent.isMissingNode() && !sent.isNull()) {
            at(here).complain("forms.group.type");
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private ArrayNode list(JsonNode sent, String here) {
        if (sent instanceof ArrayNode list) {
            return list;
        }
        if (!sent.isMissingNode() && !sent.isNull()) {
            at(here).complain("forms.rows.type");
        }
        return JsonNodeFactory.instance.arrayNode();
    }

    private void refuseUnknown(List<Part> parts, ObjectNode sent, String path, boolean top) {
        var known = Keys.of(parts);
        sent.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name) && !(top && name.startsWith(Form.SHOWN))) {
                at(path + (NAME.matcher(name).matches() ? name : "?")).complain("forms.unknown");
            }
        });
    }

    private Complaint.Taker at(String here) {
        return complaint -> {
            if (complaints.size() < MOST_COMPLAINTS || complaints.containsKey(here)) {
                complaints.computeIfAbsent(here, path -> new ArrayList<>()).add(complaint);
            }
        };
    }
}
