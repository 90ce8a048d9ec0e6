package se.samverka.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** README lists what is there. {@code mvn test -Dtest=ReadmeTests -Dupdate} writes its tables anew. */
class ReadmeTests {

    private static final Path README = Path.of("README.md");

    @ParameterizedTest
    @EnumSource
    void the_table_tells_what_is_there(Table table) throws Exception {
        var readme = Files.readString(README);
        var updated = table.writtenInto(readme);

        if (System.getProperty("update") != null) {
            Files.writeString(README, updated);
        } else {
            assertThat(readme)
                    .as("README is out of date; write its tables anew with -Dtest=ReadmeTests -Dupdate")
                    .isEqualTo(updated);
        }
    }

    enum Table {
        MODULES {
            @Override
            List<List<String>> rows() throws IOException {
                return ModuleList.rows(Path.of("src/main/java/se/samverka"));
            }
        },
        PROCESSES {
            @Override
            List<List<String>> rows() throws Exception {
                return ProcessList.rows(Path.of("processes"));
            }
        },
        STEPS {
            @Override
            List<List<String>> rows() {
                return StepList.rows();
            }
        };

        abstract List<List<String>> rows() throws Exception;

        /** The first row is the table's head. */
        String writtenInto(String readme) throws Exception {
            var mark = "<!-- " + name().toLowerCase(Locale.ROOT) + " -->";
            var place = Pattern.compile(mark + "\n(\\|.*\n)*").matcher(readme);
            assertThat(place.find()).as("README has the mark " + mark).isTrue();

            var text = new StringBuilder(mark).append('\n');
            var rows = rows();
            text.append(line(rows.get(0)));
            text.append("|---".repeat(rows.get(0).size())).append("|\n");
            rows.stream().skip(1).map(Table::line).forEach(text::append);
            return place.replaceFirst(Matcher.quoteReplacement(text.toString()));
        }

        private static String line(List<String> cells) {
            return "| " + String.join(" | ", cells) + " |\n";
        }
    }
}
