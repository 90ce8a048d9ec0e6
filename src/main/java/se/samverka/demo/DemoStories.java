package se.samverka.demo;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The script of the demo cases of one process: who starts, who answers which task with what, and how far. */
record DemoStories(String process, Map<String, Story> stories, List<Case> cases) {

    /**
     * A course of events.
     *
     * @param start the start form; null for a case that a process opens
     * @param tasks the answers by the task's id in the model
     * @param linked by key, what happens in cases that belong to this one
     */
    record Story(@Nullable ObjectNode start, Map<String, Answer> tasks, Map<String, Linked> linked) {
        Story {
            linked = linked == null ? Map.of() : linked;
        }
    }

    /** @param by role of whoever answers, in the case's area */
    record Answer(String by, ObjectNode data) {}

    /** @param until as in a case */
    record Linked(String story, @Nullable String until) {}

    /**
     * One case. {@code until} is the task at which it is left waiting; empty: it goes as far as it can. Without an area
     * it is played by accounts of the whole city.
     */
    static class Case {

        private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)([+-][0-9]+)?}");

        public String area = "";
        public String by = "";
        public String story = "";
        public String until = "";
        private final Map<String, String> own = new HashMap<>();

        @JsonAnySetter
        void own(String name, String value) {
            own.put(name, value);
        }

        /** One that belongs to another; its key is what sets its people apart. */
        static Case linked(String key, Linked linked) {
            var one = new Case();
            one.area = key;
            one.story = linked.story();
            one.until = Optional.ofNullable(linked.until()).orElse("");
            return one;
        }

        /** Who may have the role here, nearest first. */
        List<String> users(String role) {
            return area.isEmpty() ? List.of(role) : List.of(role + "." + area, role);
        }

        /** A copy of the form's values with days and what is this case's own put in. */
        ObjectNode filled(ObjectNode values, LocalDate today) {
            ObjectNode copy = values.deepCopy();
            fill(copy, today);
            return copy;
        }

        private void fill(JsonNode node, LocalDate today) {
            if (node instanceof ObjectNode object) {
                object.properties()
                        .forEach(field -> replaced(field.getValue(), today).ifPresent(field::setValue));
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    int place = i;
                    replaced(array.get(i), today).ifPresent(value -> array.set(place, value));
                }
            }
        }

        private Optional<JsonNode> replaced(JsonNode value, LocalDate today) {
            if (!value.isTextual()) {
                fill(value, today);
                return Optional.empty();
            }
            return Optional.of(TextNode.valueOf(PLACE.matcher(value.textValue())
                    .replaceAll(found -> put(found.group(1), Optional.ofNullable(found.group(2)), today))));
        }

        private String put(String name, Optional<String> days, LocalDate today) {
            return switch (name) {
                case "today" ->
                    today.plusDays(days.map(Integer::parseInt).orElse(0)).toString();
                case "area" -> area;
                default -> own.getOrDefault(name, "");
            };
        }
    }
}
