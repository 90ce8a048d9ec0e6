package se.samverka.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Reads a section's values in the words of the form they were written with: labels, options, dates, lists. */
@Component
class Answers {

    private static final Set<String> WITHOUT_VALUE =
            Set.of("text", "html", "image", "spacer", "separator", "button", "iframe", "expression");

    private static final int FEW = 8;

    private final AnswerText text;

    Answers(AnswerText text) {
        this.text = text;
    }

    /** What the form calls the section: the property {@code sectionName}, else its only group, else the code. */
    static String heading(JsonNode form, String code) {
        var name = form.findPath("sectionName").asText("");
        if (!name.isEmpty()) {
            return name;
        }
        var components = form.path("components");
        if (components.size() == 1 && !label(components.path(0)).isEmpty()) {
            return label(components.path(0));
        }
        return StringUtils.capitalize(code.replace('-', ' '));
    }

    List<Part> of(JsonNode form, JsonNode values) {
        var reading = new Reading(heading(form, ""));
        reading.all(form.path("components"), values, false);
        return reading.parts.stream()
                .filter(part -> part.table() != null || !part.facts().isEmpty())
                .toList();
    }

    /** What the form calls the field; empty when it has no name. */
    static String label(JsonNode component) {
        return Stream.of("label", "dateLabel", "timeLabel")
                .map(name -> component.path(name).asText("").strip())
                .filter(label -> !label.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static JsonNode at(JsonNode values, JsonNode path) {
        var found = values;
        for (var step : path.asText("").split("\\.")) {
            found = step.isEmpty() ? found : found.path(step);
        }
        return found;
    }

    /** A heading, if any, with facts or one table under it. */
    record Part(@Nullable String heading, List<Fact> facts, @Nullable Table table) {}

    /** A label and its values; no lines when nothing was entered. */
    record Fact(String label, List<String> lines) {

        /** So many that they hide what else was said. */
        public boolean many() {
            return lines.size() > FEW;
        }
    }

    record Table(List<String> columns, List<List<String>> rows) {}

    private final class Reading {

        private final List<Part> parts = new ArrayList<>();
        private final String alreadySaid;
        private boolean closed = true;

        Reading(String alreadySaid) {
            this.alreadySaid = alreadySaid;
        }

        /** @param optional inside something the form shows only at times, so that silence says nothing */
        void all(JsonNode components, JsonNode values, boolean optional) {
            for (var component : components) {
                one(component, values, optional || component.has("conditional"));
            }
        }

        private void one(JsonNode component, JsonNode values, boolean optional) {
            var type = component.path("type").asText();
            if (type.equals("group")) {
                open(label(component));
                all(component.path("components"), at(values, component.path("path")), optional);
                closed = true;
            } else if (type.equals("dynamiclist")) {
                table(component, at(values, component.path("path")), optional);
            } else if (component.hasNonNull("key") && !WITHOUT_VALUE.contains(type)) {
                fact(component, at(values, component.path("key")), optional);
            }
        }

        private void open(String heading) {
            var silent = heading.isEmpty() || heading.equals(alreadySaid);
            parts.add(new Part(silent ? null : heading, new ArrayList<>(), null));
            closed = false;
        }

        private void fact(JsonNode component, JsonNode value, boolean optional) {
            var lines = text.lines(component, value);
            if (lines.isEmpty() && optional) {
                return;
            }
            if (closed) {
                open("");
            }
            parts.get(parts.size() - 1).facts().add(new Fact(label(component), lines));
        }

        private void table(JsonNode list, JsonNode rows, boolean optional) {
            var columns = StreamSupport.stream(list.path("components").spliterator(), false)
                    .filter(component -> component.hasNonNull("key"))
                    .toList();
            if (rows.isEmpty()) {
                fact(list, rows, optional);
                return;
            }
            var cells = StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> columns.stream()
                            .map(column -> String.join(", ", text.lines(column, at(row, column.path("key")))))
                            .toList())
                    .toList();
            var heading = label(list);
            parts.add(new Part(
                    heading.isEmpty() || heading.equals(alreadySaid) ? null : heading,
                    List.of(),
                    new Table(columns.stream().map(Answers::label).toList(), cells)));
            closed = true;
        }
    }
}
