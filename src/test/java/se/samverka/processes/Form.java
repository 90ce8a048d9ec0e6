package se.samverka.processes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One form file, named by its stem. */
record Form(String stem, JsonNode schema) {

    private static final Path REGISTER = Path.of("src/main/resources/organisations/goteborg.yaml");

    /** The actor codes of the city's register. */
    static final Set<String> ACTORS = actors();

    private static final List<Form> ALL =
            Model.files(Path.of("forms"), ".form").map(Form::read).toList();

    static Stream<Form> all() {
        return ALL.stream();
    }

    static Form named(String stem) {
        return all().filter(form -> form.stem().equals(stem)).findFirst().orElseThrow();
    }

    private static Form read(Path file) {
        try {
            return new Form(Model.stem(file), new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> actors() {
        try {
            var register = new YAMLMapper().readTree(REGISTER.toFile());
            return Set.copyOf(register.path("actors").findValuesAsText("code"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every component, also those inside groups and lists. */
    Stream<JsonNode> components() {
        return below(schema);
    }

    /** What is filled in and stored under a name of its own: fields outside lists, and the lists themselves. */
    Stream<JsonNode> fields() {
        return outsideLists(schema).filter(Form::isField);
    }

    /** Keys that also become process variables. */
    Stream<String> flow() {
        return fields().filter(Form::flows).map(Form::key);
    }

    Stream<String> sections() {
        return fields().map(field -> property(field, "section")).distinct();
    }

    Stream<String> conditions() {
        return components()
                .map(component -> component.path("conditional").path("hide").asText())
                .filter(condition -> !condition.isEmpty());
    }

    Stream<JsonNode> lists() {
        return components().filter(component -> type(component).equals("dynamiclist"));
    }

    static Stream<JsonNode> below(JsonNode parent) {
        return children(parent).flatMap(child -> Stream.concat(Stream.of(child), below(child)));
    }

    static Stream<JsonNode> children(JsonNode parent) {
        return StreamSupport.stream(parent.path("components").spliterator(), false);
    }

    private static Stream<JsonNode> outsideLists(JsonNode parent) {
        return children(parent)
                .flatMap(child -> type(child).equals("dynamiclist")
                        ? Stream.of(child)
                        : Stream.concat(Stream.of(child), outsideLists(child)));
    }

    static boolean isField(JsonNode component) {
        return !key(component).isEmpty();
    }

    static boolean flows(JsonNode component) {
        return property(component, "flow").equals("true");
    }

    static String type(JsonNode component) {
        return component.path("type").asText();
    }

    static String key(JsonNode component) {
        return type(component).equals("dynamiclist")
                ? component.path("path").asText()
                : component.path("key").asText();
    }

    /** Empty when the component does not have the property. */
    static String property(JsonNode component, String name) {
        return component.path("properties").path(name).asText();
    }

    @Override
    public String toString() {
        return stem;
    }
}
