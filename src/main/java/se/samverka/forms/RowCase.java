package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row as the start form of a case understands it.
 *
 * @param form the start form of the process the case has
 */
record RowCase(Form form, Checked checked) {

    /** Columns that the start form does not ask for stay in the list. */
    static RowCase of(Form form, ObjectNode row) {
        var asked = row.deepCopy().retain(Keys.of(form.parts()));
        return new RowCase(form, Validator.check(form, asked, JsonNodeFactory.instance.objectNode()));
    }

    List<Content> contents() {
        return Content.of(form, checked);
    }

    Map<String, ?> flow() {
        return FlowValues.of(form, checked.values());
    }

    String title() {
        return CaseTitle.of(form, checked.values());
    }

    /** Codes of the chosen units by the actors that the field lets them take part as, the first one first. */
    Map<List<String>, String> chosen() {
        var chosen = new LinkedHashMap<List<String>, String>();
        form.fields().forEach(field -> {
            var actors = actors(field);
            var unit = value(field).asText("");
            if (!actors.isEmpty() && !unit.isEmpty()) {
                chosen.put(actors, unit);
            }
        });
        return chosen;
    }

    /** Actors that take part only when a field names their unit. */
    static List<String> named(Form form) {
        var named = new ArrayList<String>();
        form.fields().forEach(field -> named.addAll(actors(field)));
        return named;
    }

    private static List<String> actors(Field field) {
        var says = field.source().at("/properties/participant").asText();
        return says.isEmpty() ? List.of() : List.of(says.split(","));
    }

    private JsonNode value(Field field) {
        return checked.values().at("/" + field.path().replace('.', '/'));
    }
}
