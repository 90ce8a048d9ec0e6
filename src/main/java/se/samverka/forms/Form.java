package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A form whose every rule the server knows.
 *
 * @param id the schema's id, also the default section
 * @param schema what the browser is given, with all options filled in
 * @param parts its components in order
 * @param known variables of the process that its conditions look at, as JSON; null where there is none
 */
record Form(String id, JsonNode schema, List<Part> parts, Map<String, JsonNode> known) {

    /** Parts below a key that starts like this are shown and never taken back. */
    static final String SHOWN = "_";

    /** The form of a task that only asks to be completed. */
    static Form empty(String id) {
        var schema =
                JsonNodeFactory.instance.objectNode().put("type", "default").put("id", id);
        schema.putArray("components");
        return new Form(id, schema, List.of(), Map.of());
    }

    /** Every part, groups before what is in them; rows of lists are not entered. */
    Stream<Part> everyPart() {
        return within(parts);
    }

    Stream<Field> fields() {
        return everyPart().filter(Field.class::isInstance).map(Field.class::cast);
    }

    static Stream<Part> within(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> part instanceof Group group
                        ? Stream.concat(Stream.of(part), within(group.parts()))
                        : Stream.of(part));
    }
}
