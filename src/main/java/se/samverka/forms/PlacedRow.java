package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections.Section;

/**
 * A row of a list that opens cases.
 *
 * @param key what tells it from the others, as written
 * @param at the row among the form's keys, for what there is to complain about; ends with a dot
 */
record PlacedRow(String key, String at, RowCase row) {

    /** Equal for keys that are the same. */
    static String same(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    String same() {
        return same(key);
    }

    /**
     * The rows of a list as it stands in its section.
     *
     * @throws InvalidForm when a row has no key or another's
     */
    static List<PlacedRow> of(Section section, String list, Form form) {
        var keys = keys(section.form(), list);
        var rows = section.values().at("/" + list.replace('.', '/'));
        if (!rows.isArray() && !rows.isMissingNode()) {
            throw new Refused("list-missing", list);
        }
        if (keys.isEmpty() && !rows.isEmpty()) {
            throw new Refused("rows-without-key", list);
        }
        var placed = new LinkedHashMap<String, PlacedRow>();
        for (var i = 0; i < rows.size(); i++) {
            var row = (ObjectNode) rows.get(i);
            var at = list + "[" + i + "].";
            var key =
                    keys.stream().map(name -> row.path(name).asText("").strip()).collect(Collectors.joining(" "));
            if (key.isBlank()) {
                throw new InvalidForm(at + keys.get(0), "forms.required");
            }
            if (placed.putIfAbsent(same(key), new PlacedRow(key, at, RowCase.of(form, row))) != null) {
                throw new InvalidForm(at + keys.get(0), "forms.rows.same");
            }
        }
        return List.copyOf(placed.values());
    }

    /** Names of the columns that tell the rows apart, as the list said when it was filled in. */
    private static List<String> keys(JsonNode form, String list) {
        var keys = new ArrayList<String>();
        for (var component : form.path("components")) {
            var path = component.path("path").asText();
            if (path.equals(list)) {
                component.path("components").forEach(column -> {
                    if (column.at("/properties/key").asBoolean()) {
                        keys.add(column.path("key").asText());
                    }
                });
            } else if (path.isEmpty() || list.startsWith(path + ".")) {
                keys.addAll(keys(component, path.isEmpty() ? list : list.substring(path.length() + 1)));
            }
        }
        return keys;
    }
}
