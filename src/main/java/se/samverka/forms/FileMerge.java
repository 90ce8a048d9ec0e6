package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import se.samverka.forms.FileRefused.At;
import se.samverka.forms.FileRefused.Place;

/**
 * Puts the rows of a file into a list: rows with a key that is there already are updated in the columns the file has,
 * the others are added, and what the file does not name stays. All of it, or nothing.
 */
final class FileMerge {

    /** In a file there are no options to choose from, so these say more. */
    private static final Map<String, String> IN_FILES = Map.of(
            "forms.choice.unknown", "forms.import.choice",
            "forms.time.DATE", "forms.import.DATE",
            "forms.time.DATETIME", "forms.import.DATETIME",
            "forms.time.TIME", "forms.import.TIME",
            "forms.required", "forms.import.required",
            "forms.checkbox.type", "forms.import.checkbox");

    private final Form form;
    private final Rows list;
    private final Place place;
    private final RowKey key;
    private final List<JsonNode> before = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<At> complaints = new ArrayList<>();

    /**
     * What the list holds afterwards.
     *
     * @param rows for the form, those that were there first
     * @param unchanged rows of the file that were there already, just so
     */
    record Merged(ArrayNode rows, int added, int changed, int unchanged) {}

    private FileMerge(Form form, Rows list, Place place) {
        this.form = form;
        this.list = list;
        this.place = place;
        this.key = RowKey.of(list);
    }

    /**
     * @param typed what the form holds now
     * @throws FileRefused when anything of the file does not hold
     */
    static Merged merge(
            Form form, Rows list, Place place, List<FileRow> file, ObjectNode typed, LocalDate today, ZoneId city) {
        var merge = new FileMerge(form, list, place);
        merge.remember(typed.at("/" + list.path().replace('.', '/')));
        return merge.merge(file, typed, today, city);
    }

    private void remember(JsonNode rows) {
        for (var row : rows) {
            if (row instanceof ObjectNode && !isEmpty(row)) {
                places.putIfAbsent(key.isEmpty() ? row.toString() : key.of(row), before.size());
                before.add(row);
            }
        }
    }

    /** Nothing written and nothing ticked, as a form starts. */
    private static boolean isEmpty(JsonNode row) {
        return StreamSupport.stream(row.spliterator(), false)
                .allMatch(value -> value.isContainerNode()
                        ? isEmpty(value)
                        : value.asText("").isEmpty() || value.isNull() || value.equals(BooleanNode.FALSE));
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
        twice(read, file);
        passed(read, file, today);
        if (!complaints.isEmpty()) {
            throw new FileRefused(complaints.stream()
                    .sorted(Comparator.comparing((At at) -> at.number() == null ? 0 : at.number()))
                    .toList());
        }
        return merged(valid);
    }

    private JsonNode checked(ObjectNode values, FileRow row, ObjectNode typed) {
        var checked =
                Validator.rows(form, list, JsonNodeFactory.instance.arrayNode().add(values), typed);
        checked.complaints().forEach((at, each) -> complain(at, each, row.number()));
        return checked.values().at(pointer()).path(0);
    }

    private String pointer() {
        return "/" + list.path().replace('.', '/');
    }

    /** The row as it was, with what the file says. */
    private ObjectNode values(FileRow row, ZoneId city) {
        var said = JsonNodeFactory.instance.objectNode();
        fields().forEach((path, field) -> {
            var text = row.cells().get(path);
            if (text != null) {
                put(said, path, new Cell(field, city).read(text));
            }
        });
        var at = key.isEmpty() ? null : places.get(key.of(said));
        if (at == null) {
            return said;
        }
        ObjectNode updated = before.get(at).deepCopy();
        row.cells().keySet().forEach(path -> put(updated, path, said.at("/" + path.replace('.', '/'))));
        return updated;
    }

    private Map<String, Field> fields() {
        return ListColumns.of(list).stream()
                .map(Column::field)
                .collect(Collectors.toMap(Field::path, field -> field, (one, other) -> one, LinkedHashMap::new));
    }

    private static void put(ObjectNode row, String path, JsonNode value) {
        var names = path.split("\\.");
        var target = row;
        for (var i = 0; i < names.length - 1; i++) {
            target = target.withObjectProperty(names[i]);
        }
        target.set(names[names.length - 1], value);
    }

    /** What is said of the list and not of the row is for when the form is sent in. */
    private void complain(String at, List<Complaint> each, int number) {
        var row = list.path() + "[0]";
        if (at.startsWith(row)) {
            var field = at.equals(row) ? null : fields().get(at.substring(row.length() + 1));
            each.forEach(complaint -> complaints.add(
                    field == null
                            ? new At(place, number, null, complaint)
                            : new At(place, number, new Column(field).label(), inFile(complaint, field))));
        }
    }

    private static Complaint inFile(Complaint complaint, Field field) {
        var message = IN_FILES.getOrDefault(complaint.message(), complaint.message());
        return message.equals("forms.import.choice")
                ? new Complaint(message, List.of(options(field)))
                : new Complaint(message, complaint.arguments());
    }

    private static String options(Field field) {
        var labels = new ArrayList<String>();
        field.source()
                .path("values")
                .forEach(option -> labels.add(option.path("label").asText()));
        return labels.size() <= 12 ? String.join(", ", labels) : String.join(", ", labels.subList(0, 12)) + " …";
    }

    private void twice(List<ObjectNode> read, List<FileRow> file) {
        var first = new HashMap<String, Integer>();
        for (var i = 0; i < read.size() && !key.isEmpty(); i++) {
            var own = key.of(read.get(i));
            var earlier = own.isEmpty() ? null : first.putIfAbsent(own, i);
            if (earlier != null) {
                complaints.add(new At(
                        place,
                        file.get(i).number(),
                        new Column(key.fields().get(0)).label(),
                        new Complaint(
                                "forms.import.twice." + place,
                                List.of(file.get(earlier).number()))));
            }
        }
    }

    private void passed(List<ObjectNode> read, List<FileRow> file, LocalDate today) {
        for (var i = 0; i < read.size(); i++) {
            var row = read.get(i);
            var number = file.get(i).number();
            if (!places.containsKey(key.isEmpty() ? row.toString() : key.of(row))) {
                ListRules.passed(list, row, today)
                        .forEach(field -> complaints.add(new At(
                                place,
                                number,
                                new Column(field).label(),
                                new Complaint("forms.import.passed", List.of()))));
            }
        }
    }

    private Merged merged(List<JsonNode> valid) {
        var rows = JsonNodeFactory.instance.arrayNode();
        before.forEach(rows::add);
        var added = 0;
        var changed = 0;
        for (var row : valid) {
            var at = places.get(key.isEmpty() ? row.toString() : key.of(row));
            if (at == null) {
                rows.add(row);
                added++;
            } else if (!same(before.get(at), row)) {
                rows.set(at, row);
                changed++;
            }
        }
        if (rows.size() > list.most()) {
            throw new FileRefused("forms.import.full", list.most(), rows.size());
        }
        return new Merged(rows, added, changed, valid.size() - added - changed);
    }

    /** Whether a row says the same; what is empty is not there. */
    private static boolean same(JsonNode one, JsonNode other) {
        return filled(one).equals(filled(other));
    }

    private static ObjectNode filled(JsonNode row) {
        var kept = JsonNodeFactory.instance.objectNode();
        row.fields().forEachRemaining(each -> {
            if (!each.getValue().isNull() && !each.getValue().asText("-").isEmpty()) {
                kept.set(each.getKey(), each.getValue());
            }
        });
        return kept;
    }
}
