package se.samverka.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern NOT_TEXT = Pattern.compile(
            "(?s)<!--.*?-->|<!doctype[^>]*>|<(script|style)\\b.*?</\\1>|</?[a-zA-Z](\"[^\"]*\"|'[^']*'|[^'\">])*>");
    private static final Pattern READ_ALOUD =
            Pattern.compile("\\s(title|alt|aria-label|placeholder|value|content)=\"([^\"]*\\p{L}[^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9.-]+)[(}]");

    static Stream<Path> templates() throws IOException {
        return Files.walk(RESOURCES.resolve("templates"))
                .filter(file -> file.toString().endsWith(".html"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_holds_no_words_of_its_own(Path template) throws IOException {
        var page = Files.readString(template);
        assertThat(NOT_TEXT.matcher(page).replaceAll(" ").strip()).as("text").isEmpty();
        var body = page.substring(Math.max(page.indexOf("<body"), 0));
        assertThat(READ_ALOUD.matcher(body).results().map(found -> found.group()))
                .as("attributes")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_key_of_a_template_exists(Path template) throws IOException {
        var keys = KEY.matcher(Files.readString(template)).results().map(found -> found.group(1));
        assertThat(words("messages").stringPropertyNames()).containsAll(keys.collect(Collectors.toSet()));
    }

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(new TreeSet<>(words("messages_sv").stringPropertyNames()))
                .isEqualTo(new TreeSet<>(words("messages").stringPropertyNames()));
    }

    @Test
    void both_languages_fill_in_the_same_values() {
        var english = words("messages");
        var swedish = words("messages_sv");
        for (var key : english.stringPropertyNames()) {
            assertThat(places(swedish.getProperty(key, ""))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_sv"})
    void every_text_that_takes_a_value_is_a_pattern_that_works(String file) {
        var words = words(file);
        for (var key : words.stringPropertyNames()) {
            var text = words.getProperty(key);
            assertThat(text).as(key).isNotBlank();
            if (!places(text).isEmpty()) {
                assertThat(text.replace("''", ""))
                        .as("%s: a single apostrophe would swallow what follows", key)
                        .doesNotContain("'");
                new MessageFormat(text, Locale.ROOT);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 413, 500, 405, 415, 502})
    void every_failure_says_what_happened_what_was_kept_and_what_to_do(int status) {
        var key = Failure.of(status, null).key();
        assertThat(words("messages").stringPropertyNames())
                .contains(key + ".title", key + ".what", key + ".kept", key + ".next");
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{(\\d+)[,}]")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Properties words(String file) {
        var words = new Properties();
        try (var text = Files.newBufferedReader(RESOURCES.resolve(file + ".properties"), UTF_8)) {
            words.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
