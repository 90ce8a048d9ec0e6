package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.samverka.caserecord.Sections.Section;

/**
 * What holds between the rows of a list, and between them and those written before: no two rows have the same key, and
 * in columns with the property {@code future} a row that is new has no day that has passed.
 */
final class ListRules {

    private ListRules() {}

    /** Sections that have to be read to know which rows are new. */
    static List<String> sections(Form form) {
        return lists(form)
                .filter(rows -> ahead(rows).findAny().isPresent())
                .map(rows -> rows.place().section())
                .distinct()
                .toList();
    }

    /**
     * What does not hold, by field key.
     *
     * @param values what has been checked already
     * @param own newest versions of the unit's own {@link #sections}
     */
    static Map<String, List<Complaint>> complaints(Form form, ObjectNode values, List<Section> own, LocalDate today) {
        var complaints = new LinkedHashMap<String, List<Complaint>>();
        lists(form).forEach(rows -> {
            var pointer = "/" + rows.path().replace('.', '/');
            var before = own.stream()
                    .filter(section -> section.code().equals(rows.place().section()))
                    .map(section -> section.values().at(pointer))
                    .findFirst();
            var known = before.map(list -> keys(rows, list)).orElse(Set.of());
            complaints.putAll(twice(rows, values.at(pointer)));
            complaints.putAll(passed(rows, values.at(pointer), known, today));
        });
        return complaints;
    }

    private static Map<String, List<Complaint>> twice(Rows rows, JsonNode list) {
        var key = RowKey.of(rows);
        var complaints = new LinkedHashMap<String, List<Complaint>>();
        var first = new HashMap<String, Integer>();
        for (var i = 0; i < list.size() && !key.isEmpty(); i++) {
            var earlier = first.putIfAbsent(key.of(list.get(i)), i);
            if (earlier != null) {
                complaints.put(
                        rows.path() + "[" + i + "]." + key.fields().get(0).path(),
                        List.of(new Complaint("forms.rows.twice", List.of(earlier + 1))));
            }
        }
        return complaints;
    }

    private static Map<String, List<Complaint>> passed(Rows rows, JsonNode list, Set<String> known, LocalDate today) {
        var complaints = new LinkedHashMap<String, List<Complaint>>();
        var key = RowKey.of(rows);
        for (var i = 0; i < list.size(); i++) {
            var row = list.get(i);
            if (!known.contains(key.of(row))) {
                var here = rows.path() + "[" + i + "].";
                passed(rows, row, today)
                        .forEach(field -> complaints.put(
                                here + field.path(), List.of(new Complaint("forms.time.passed", List.of()))));
            }
        }
        return complaints;
    }

    /** Fields of a new row whose day has passed. */
    static Stream<Field> passed(Rows rows, JsonNode row, LocalDate today) {
        return ahead(rows).filter(field -> {
            var day = row.at("/" + field.path().replace('.', '/')).asText("");
            return day.length() >= 10 && day.substring(0, 10).compareTo(today.toString()) < 0;
        });
    }

    private static Set<String> keys(Rows rows, JsonNode list) {
        var key = RowKey.of(rows);
        var keys = new HashSet<String>();
        list.forEach(row -> keys.add(key.of(row)));
        return keys;
    }

    private static Stream<Field> ahead(Rows rows) {
        return Form.within(rows.parts())
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .filter(field -> field.says("future"));
    }

    private static Stream<Rows> lists(Form form) {
        return form.everyPart().filter(Rows.class::isInstance).map(Rows.class::cast);
    }
}
