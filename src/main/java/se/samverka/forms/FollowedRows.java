package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import se.samverka.caserecord.Sections.Section;

/**
 * Lists with the property {@code rowsFrom} and the place of another one, {@code <section>.<list>}: they have a row for
 * each of its rows, with what the columns of the same key say there; columns with the property {@code fixed} stay so.
 */
final class FollowedRows {

    private static final Pattern PLACE = Pattern.compile("[a-z0-9-]{1,80}\\.[\\p{L}\\p{N}_]{1,60}");

    private FollowedRows() {}

    /**
     * Nothing is added to these lists or taken from them, and fixed columns are only shown.
     *
     * @param schema changed in place
     */
    static void prepare(JsonNode schema) {
        for (var component : schema.path("components")) {
            if (component instanceof ObjectNode list
                    && !list.at("/properties/rowsFrom").asText().isEmpty()) {
                list.put("isRepeating", true).put("allowAddRemove", false).put("defaultRepetitions", 0);
                fix(list);
            } else {
                prepare(component);
            }
        }
    }

    private static void fix(JsonNode parent) {
        for (var column : parent.path("components")) {
            if (column instanceof ObjectNode field
                    && field.at("/properties/fixed").asBoolean()) {
                field.put("readonly", true);
            }
            fix(column);
        }
    }

    static boolean isPlace(String property) {
        return property.isEmpty() || PLACE.matcher(property).matches();
    }

    /** Sections that have to be read to know. */
    static List<String> sections(Form form) {
        return lists(form).map(rows -> place(rows)[0]).distinct().toList();
    }

    static boolean in(Form form) {
        return lists(form).findAny().isPresent();
    }

    /**
     * Puts the rows there are where the form starts.
     *
     * @param read newest versions of {@link #sections}, as far as the person may see them
     * @param values what the form starts with otherwise; of earlier rows the other columns are kept
     */
    static ObjectNode put(Form form, List<Section> read, ObjectNode values) {
        lists(form).forEach(rows -> {
            var before = values.at(pointer(rows));
            var followed = JsonNodeFactory.instance.arrayNode();
            there(rows, read).forEach(row -> followed.add(row(rows, row, before)));
            parent(rows, values).set(rows.key(), followed);
        });
        return values;
    }

    /** What was typed earlier, in the rows there are now; only the server knows what stands in fixed columns. */
    static ObjectNode typed(Form form, ObjectNode draft, ObjectNode start) {
        lists(form).forEach(rows -> {
            var typed = draft.at(pointer(rows));
            var now = start.at(pointer(rows)).deepCopy();
            for (var i = 0; i < now.size() && typed.size() == now.size(); i++) {
                if (now.get(i) instanceof ObjectNode row && typed.get(i) instanceof ObjectNode said) {
                    fixed(rows).forEach(said::remove);
                    row.setAll(said);
                }
            }
            parent(rows, draft).set(rows.key(), now);
        });
        return draft;
    }

    private static ObjectNode row(Rows rows, JsonNode source, JsonNode before) {
        var copied = JsonNodeFactory.instance.objectNode();
        Keys.of(rows.parts()).stream().filter(source::has).forEach(key -> copied.set(key, source.get(key)));
        var row = earlier(rows, copied, before)
                .<ObjectNode>map(JsonNode::deepCopy)
                .orElseGet(copied::deepCopy);
        row.setAll(copied);
        return row;
    }

    /** The row with the same first column. */
    private static Optional<JsonNode> earlier(Rows rows, ObjectNode copied, JsonNode before) {
        return Keys.of(rows.parts()).stream().filter(copied::has).findFirst().flatMap(key -> StreamSupport.stream(
                        before.spliterator(), false)
                .filter(row -> row.path(key).equals(copied.get(key)))
                .findFirst());
    }

    private static Stream<JsonNode> there(Rows rows, List<Section> read) {
        return read.stream()
                .filter(section -> section.code().equals(place(rows)[0]))
                .limit(1)
                .flatMap(section -> StreamSupport.stream(
                        section.values().path(place(rows)[1]).spliterator(), false));
    }

    private static Stream<String> fixed(Rows rows) {
        return Form.within(rows.parts())
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .filter(Field::fixed)
                .map(Field::key);
    }

    private static ObjectNode parent(Rows rows, ObjectNode values) {
        var names = rows.path().split("\\.");
        var target = values;
        for (var i = 0; i < names.length - 1; i++) {
            target = target.withObjectProperty(names[i]);
        }
        return target;
    }

    private static String pointer(Rows rows) {
        return "/" + rows.path().replace('.', '/');
    }

    private static String[] place(Rows rows) {
        return rows.follows().split("\\.", 2);
    }

    private static Stream<Rows> lists(Form form) {
        return form.everyPart()
                .filter(Rows.class::isInstance)
                .map(Rows.class::cast)
                .filter(rows -> !rows.follows().isEmpty());
    }
}
