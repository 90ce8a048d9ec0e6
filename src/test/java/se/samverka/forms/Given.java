package se.samverka.forms;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Forms and values written with single quotes, on 14 March 2026. */
final class Given {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T09:00:00Z"), ZoneId.of("Europe/Stockholm"));

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES)
            .enable(JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES);

    private Given() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    static JsonNode schema(String... components) {
        return json("{type: 'default', id: 'arende.prov', components: [" + String.join(",", components) + "]}");
    }

    static Form form(String... components) {
        return form(Map.of(), components);
    }

    static Form form(Map<String, JsonNode> variables, String... components) {
        return FormReader.read(schema(components), CLOCK, name -> variables.getOrDefault(name, NullNode.getInstance()));
    }

    static Checked check(Form form, String values) {
        return Validator.check(form, object(values), JsonNodeFactory.instance.objectNode());
    }

    /** Message keys by field. */
    static Map<String, List<String>> complaints(Form form, String values) {
        var complaints = new java.util.TreeMap<String, List<String>>();
        check(form, values)
                .complaints()
                .forEach((key, each) -> complaints.put(
                        key, each.stream().map(Complaint::message).toList()));
        return complaints;
    }
}
