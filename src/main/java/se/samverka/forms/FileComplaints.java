package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.samverka.forms.FileRefused.At;
import se.samverka.forms.FileRefused.Place;

/** What there is to say about a file, by row and column. */
final class FileComplaints {

    /** In a file there are no options to choose from, so these say more. */
    private static final Map<String, String> IN_FILES = Map.of(
            "forms.choice.unknown", "forms.import.choice",
            "forms.time.DATE", "forms.import.DATE",
            "forms.time.DATETIME", "forms.import.DATETIME",
            "forms.time.TIME", "forms.import.TIME",
            "forms.required", "forms.import.required",
            "forms.checkbox.type", "forms.import.checkbox");

    private final Rows list;
    private final Place place;
    private final List<At> all = new ArrayList<>();

    FileComplaints(Rows list, Place place) {
        this.list = list;
        this.place = place;
    }

    /** @throws FileRefused when there is anything, in the order of the rows */
    void throwAny() {
        if (!all.isEmpty()) {
            throw new FileRefused(all.stream()
                    .sorted(Comparator.comparing((At at) -> at.number() == null ? 0 : at.number()))
                    .toList());
        }
    }

    /** What is said of the list and not of the row is for when the form is sent in. */
    void ofRow(String at, List<Complaint> each, int number) {
        var row = list.path() + "[0]";
        if (at.startsWith(row)) {
            var field = at.equals(row) ? null : ListColumns.byPath(list).get(at.substring(row.length() + 1));
            each.forEach(complaint -> all.add(
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

    /** The file names a row twice. */
    void twice(List<ObjectNode> read, List<FileRow> file) {
        var key = RowKey.of(list);
        var first = new HashMap<String, Integer>();
        for (var i = 0; i < read.size() && !key.isEmpty(); i++) {
            var own = key.of(read.get(i));
            var earlier = own.isEmpty() ? null : first.putIfAbsent(own, i);
            if (earlier != null) {
                all.add(new At(
                        place,
                        file.get(i).number(),
                        new Column(key.fields().get(0)).label(),
                        new Complaint(
                                "forms.import.twice." + place,
                                List.of(file.get(earlier).number()))));
            }
        }
    }

    /** Rows that are new and whose day has passed. */
    void passed(List<ObjectNode> read, List<FileRow> file, RowsNow now, LocalDate today) {
        for (var i = 0; i < read.size(); i++) {
            var row = read.get(i);
            var number = file.get(i).number();
            if (now.place(row).isEmpty()) {
                ListRules.passed(list, row, today)
                        .forEach(field -> all.add(new At(
                                place,
                                number,
                                new Column(field).label(),
                                new Complaint("forms.import.passed", List.of()))));
            }
        }
    }
}
