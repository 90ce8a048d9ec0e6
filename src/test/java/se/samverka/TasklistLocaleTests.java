package se.samverka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Tasklist shows a label it lacks as its key, so the Swedish labels must be exactly those of the web app in use. */
class TasklistLocaleTests {

    private static final Pattern BLANK = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private final JsonNode english = read("en");
    private final JsonNode swedish = read("sv");

    @Test
    void swedish_has_every_label_and_no_other() {
        assertThat(keys("labels", swedish)).containsExactlyElementsOf(keys("labels", english));
        assertThat(keys("dateLocales", swedish)).containsExactlyElementsOf(keys("dateLocales", english));
    }

    @Test
    void every_label_leaves_room_for_the_same_values() {
        english.get("labels").fields().forEachRemaining(label -> assertThat(
                        blanks(swedish.get("labels").get(label.getKey()).asText()))
                .as(label.getKey())
                .containsExactlyInAnyOrderElementsOf(blanks(label.getValue().asText())));
    }

    private static TreeSet<String> keys(String part, JsonNode locale) {
        TreeSet<String> keys = new TreeSet<>();
        locale.get(part).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<String> blanks(String label) {
        List<String> blanks = new ArrayList<>();
        var found = BLANK.matcher(label);
        while (found.find()) {
            blanks.add(found.group(1));
        }
        return blanks;
    }

    private static JsonNode read(String language) {
        var file =
                new ClassPathResource("META-INF/resources/webjars/camunda/app/tasklist/locales/" + language + ".json");
        try {
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            // The web app's own files begin with a byte order mark.
            return new ObjectMapper().readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IOException e) {
            throw new IllegalStateException("No labels for " + language, e);
        }
    }
}
