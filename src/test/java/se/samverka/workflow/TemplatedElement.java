package se.samverka.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An element of a model as the Modeler writes it when somebody has chosen a template and filled in its fields. */
record TemplatedElement(JsonNode template, Map<String, String> answers) {

    private static final File FOLDER = Path.of("processes/element-templates").toFile();

    static Stream<TemplatedElement> all(Map<String, String> answers) {
        return Arrays.stream(FOLDER.list()).sorted().map(file -> of(file, answers));
    }

    /** @param answers what is written into the fields, by what they are bound to; the others keep what stands there */
    static TemplatedElement of(String file, Map<String, String> answers) {
        try {
            return new TemplatedElement(new ObjectMapper().readTree(new File(FOLDER, file)), answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return template.path("appliesTo").path(0).asText().replace("bpmn:", "");
    }

    String xml(String id) {
        var name = kind().substring(0, 1).toLowerCase(Locale.ROOT) + kind().substring(1);
        return "<" + name + " id=\"" + id + "\"" + attributes() + ">" + extensions() + "</" + name + ">";
    }

    /** {@code camunda:modelerTemplate} and what the template is bound to. */
    String attributes() {
        return " camunda:modelerTemplate=\"" + template.path("id").asText() + "\""
                + bound("property")
                        .map(field -> " " + nameOf(field) + "=\"" + valueOf(field) + "\"")
                        .collect(Collectors.joining());
    }

    String extensions() {
        var inside = wrapped("properties", "camunda:property", "<camunda:property name=\"%s\" value=\"%s\"/>")
                        .replace(" value=\"\"", "")
                + bound("camunda:in")
                        .map(field -> "<camunda:in source=\"%s\" target=\"%s\"/>"
                                .formatted(
                                        valueOf(field),
                                        field.at("/binding/target").asText()))
                        .collect(Collectors.joining())
                + bound("camunda:in:businessKey")
                        .map(field -> "<camunda:in businessKey=\"%s\"/>".formatted(valueOf(field)))
                        .collect(Collectors.joining())
                + wrapped(
                        "inputOutput",
                        "camunda:inputParameter",
                        "<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>");
        return inside.isEmpty() ? "" : "<extensionElements>" + inside + "</extensionElements>";
    }

    private String wrapped(String in, String binding, String form) {
        var inside = bound(binding)
                .map(field -> form.formatted(nameOf(field), valueOf(field)))
                .collect(Collectors.joining());
        return inside.isEmpty() ? "" : "<camunda:" + in + ">" + inside + "</camunda:" + in + ">";
    }

    private Stream<JsonNode> bound(String binding) {
        return StreamSupport.stream(template.path("properties").spliterator(), false)
                .filter(field -> field.at("/binding/type").asText().equals(binding));
    }

    private String valueOf(JsonNode field) {
        return answers.getOrDefault(nameOf(field), field.path("value").asText());
    }

    private static String nameOf(JsonNode field) {
        return field.at("/binding/name").asText();
    }

    @Override
    public String toString() {
        return template.path("id").asText();
    }
}
