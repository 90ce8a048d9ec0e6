package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import se.samverka.forms.FileRefused.Place;

/**
 * Puts the rows of a file into a list: rows with a key that is there already are updated in the columns the file has,
 * the others are added, and what the file does not name stays. All of it, or nothing.
 */
final class FileMerge {

    private final Form form;
    private final Rows list;
    private final RowsNow now;
    private final FileComplaints complaints;

    /**
     * What the list holds afterwards.
     *
     * @param rows for the form, those that were there first
     * @param unchanged rows of the file that were there already, just so
     */
    record Merged(ArrayNode rows, int added, int changed, int unchanged) {}

    private FileMerge(Form form, Rows list, Place place, ObjectNode typed) {
        this.form = form;
        this.list = list;
        this.now = new RowsNow(RowKey.of(list), typed.at("/" + list.path().replace('.', '/')));
        this.complaints = new FileComplaints(list, place);
    }

    /**
     * @param typed what the form holds now
     * @throws FileRefused when anything of the file does not hold
     */
    static Merged merge(
            Form form, Rows list, Place place, List<FileRow> file, ObjectNode typed, LocalDate today, ZoneId city) {
        return new FileMerge(form, list, place, typed).merge(file, typed, today, city);
    }

    private Merged merge(List<FileRow> file, ObjectNode typed, LocalDate today, ZoneId city) {
        if (file.isEmpty()) {
            throw new FileRefused("forms.import.empty");
        }
        var read = new ArrayList<ObjectNode>();
        var valid = new ArrayList<JsonNode>();
        for (var row : file) {
            var values = values(row, city);
            read.add(values);
            valid.add(checked(values, row, typed));
        }
        complaints.twice(read, file);
        complaints.passed(read, file, now, today);
        complaints.throwAny();
        return merged(valid);
    }

    private JsonNode checked(ObjectNode values, FileRow row, ObjectNode typed) {
        var checked =
                Validator.rows(form, list, JsonNodeFactory.instance.arrayNode().add(values), typed);
        checked.complaints().forEach((at, each) -> complaints.ofRow(at, each, row.number()));
        return checked.values().at("/" + list.path().replace('.', '/')).path(0);
    }

    /** The row as it was, with what the file says. */
    private ObjectNode values(FileRow row, ZoneId city) {
        var said = JsonNodeFactory.instance.objectNode();
        ListColumns.byPath(list).forEach((path, field) -> {
            var text = row.cells().get(path);
            if (text != null) {
                put(said, path, new Cell(field, city).read(text));
            }
        });
        var before = now.keyed(said);
        if (before.isEmpty()) {
            return said;
        }
        ObjectNode updated = before.get().deepCopy();
        row.cells().keySet().forEach(path -> put(updated, path, said.at("/" + path.replace('.', '/'))));
        return updated;
    }

    private static void put(ObjectNode row, String path, JsonNode value) {
        var names = path.split("\\.");
        var target = row;
        for (var i = 0; i < names.length - 1; i++) {
            target = target.withObjectProperty(names[i]);
        }
        target.set(names[names.length - 1], value);
    }

    private Merged merged(List<JsonNode> valid) {
        var rows = now.rows();
        var added = 0;
        var changed = 0;
        for (var row : valid) {
            var at = now.place(row);
            if (at.isEmpty()) {
                rows.add(row);
                added++;
            } else if (!RowsNow.same(rows.get(at.get()), row)) {
                rows.set(at.get(), row);
                changed++;
            }
        }
        if (rows.size() > list.most()) {
            throw new FileRefused("forms.import.full", list.most(), rows.size());
        }
        return new Merged(rows, added, changed, valid.size() - added - changed);
    }
}
