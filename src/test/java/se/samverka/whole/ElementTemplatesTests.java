package se.samverka.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Modeler offers the steps there are. {@code mvn test -Dtest=ElementTemplatesTests -Dupdate} writes its templates anew. */
class ElementTemplatesTests {

    private static final Path FOLDER = Path.of("processes/element-templates");
    private static final String ANEW = "write the templates anew with -Dtest=ElementTemplatesTests -Dupdate";

    @BeforeAll
    static void write() throws IOException {
        if (System.getProperty("update") != null) {
            for (var file : files().keySet()) {
                Files.delete(FOLDER.resolve(file));
            }
            for (var template : templates().toList()) {
                Files.writeString(FOLDER.resolve(template.file()), template.text());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_template_says_what_the_catalogue_says(String name) throws IOException {
        var template = templates().filter(one -> one.file().equals(name)).findFirst();

        assertThat(template.map(ElementTemplate::text))
                .as(FOLDER.resolve(name) + " is out of date; " + ANEW)
                .hasValue(files().get(name));
    }

    @Test
    void the_modeler_finds_them_above_every_model() {
        assertThat(Path.of(".camunda/element-templates").resolve("process.json"))
                .as("a link that the Modeler follows from processes/")
                .isRegularFile();
    }

    private static Stream<ElementTemplate> templates() {
        return Stream.concat(DrawnTemplates.all(), StepTemplates.all());
    }

    /** Names of what should be there and of what is there. */
    static Stream<String> names() throws IOException {
        return Stream.concat(templates().map(ElementTemplate::file), files().keySet().stream())
                .distinct()
                .sorted();
    }

    private static TreeMap<String, String> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString(),
                    ElementTemplatesTests::text,
                    (one, other) -> one,
                    TreeMap::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
