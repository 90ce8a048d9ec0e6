package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Lists that what is sent is added to. */
final class Appended {

    /** A log, not an archive: every version of the section repeats the rows. */
    private static final int MOST = 500;

    private Appended() {}

    /** Sections with such a list, in an order that is always the same. */
    static List<String> sections(Form form) {
        return lists(form).stream()
                .map(rows -> rows.place().section())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * @param values what is sent
     * @param before what the unit's section says now
     * @return the values with the section's earlier rows before those that are sent
     * @throws InvalidForm when the list is full
     */
    static ObjectNode to(Form form, ObjectNode values, String section, ObjectNode before) {
        var all = values.deepCopy();
        lists(form).stream()
                .filter(rows -> rows.place().section().equals(section))
                .forEach(rows -> append(rows.path(), all, before));
        return all;
    }

    private static void append(String path, ObjectNode values, ObjectNode before) {
        var pointer = "/" + path.replace('.', '/');
        var rows = JsonNodeFactory.instance.arrayNode();
        add(before.at(pointer), rows);
        add(values.at(pointer), rows);
        if (rows.size() > MOST) {
            throw new InvalidForm(path, "forms.rows.full", MOST);
        }
        if (!rows.isEmpty()) {
            put(path, rows, values);
        }
    }

    private static void add(JsonNode from, ArrayNode to) {
        StreamSupport.stream(from.spliterator(), false).forEach(to::add);
    }

    private static void put(String path, ArrayNode rows, ObjectNode values) {
        var names = path.split("\\.");
        var target = values;
        for (var i = 0; i < names.length - 1; i++) {
            target = target.withObjectProperty(names[i]);
        }
        target.set(names[names.length - 1], rows);
    }

    private static List<Rows> lists(Form form) {
        return form.everyPart()
                .filter(Rows.class::isInstance)
                .map(Rows.class::cast)
                .filter(Rows::appended)
                .toList();
    }
}
