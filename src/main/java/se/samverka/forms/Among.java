package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import se.samverka.caserecord.Sections.Section;

/**
 * Answers that name something of another section, such as the number of one of the rows that the form shows: fields with
 * the property {@code among} and the place of what can be named, {@code <section>.<list>.<field>}. Each can be named once.
 */
final class Among {

    private static final Pattern PLACE =
            Pattern.compile("[a-z0-9-]{1,60}\\.[\\p{L}\\p{N}_]{1,60}\\.[\\p{L}\\p{N}_]{1,60}");

    private Among() {}

    static boolean isPlace(String property) {
        return property.isEmpty() || PLACE.matcher(property).matches();
    }

    /** Sections that have to be read to know. */
    static List<String> sections(Form form) {
        return naming(form).map(named -> named.place()[0]).distinct().toList();
    }

    /**
     * What does not hold, by field key.
     *
     * @param values what has been checked already
     * @param read newest versions of {@link #sections}, as far as the person may see them
     */
    static Map<String, List<Complaint>> complaints(Form form, ObjectNode values, List<Section> read) {
        var complaints = new LinkedHashMap<String, List<Complaint>>();
        naming(form).forEach(named -> {
            var there = there(named, read);
            var before = new HashSet<String>();
            var rows = values.at("/" + named.rows().path().replace('.', '/'));
            for (int i = 0; i < rows.size(); i++) {
                var value = rows.path(i).path(named.field().key());
                var wrong = value.isMissingNode() ? "" : wrong(value.asText(), there, before);
                if (!wrong.isEmpty()) {
                    var here =
                            named.rows().path() + "[" + i + "]." + named.field().key();
                    complaints.computeIfAbsent(here, path -> new ArrayList<>()).add(new Complaint(wrong, List.of()));
                }
            }
        });
        return complaints;
    }

    private static String wrong(String value, Set<String> there, Set<String> before) {
        if (!there.contains(value)) {
            return "forms.among.unknown";
        }
        return before.add(value) ? "" : "forms.among.twice";
    }

    private static Set<String> there(Named named, List<Section> read) {
        var there = new HashSet<String>();
        read.stream()
                .filter(section -> section.code().equals(named.place()[0]))
                .flatMap(section -> stream(section.values().path(named.place()[1])))
                .map(row -> row.path(named.place()[2]).asText())
                .forEach(there::add);
        return there;
    }

    private static Stream<JsonNode> stream(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private record Named(Rows rows, Field field, String[] place) {}

    private static Stream<Named> naming(Form form) {
        return form.everyPart()
                .filter(Rows.class::isInstance)
                .map(Rows.class::cast)
                .flatMap(rows -> Form.within(rows.parts())
                        .filter(Field.class::isInstance)
                        .map(Field.class::cast)
                        .filter(field -> !field.among().isEmpty())
                        .map(field -> new Named(rows, field, field.among().split("\\."))));
    }
}
