package se.samverka.processes;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The few kinds of FEEL conditions that server and browser are sure to read alike. */
final class Condition {

    private static final Pattern TERM = Pattern.compile(
            "(?:this\\.)?(?<compared>\\w+) !?= (\"[\\w-]*\"|true|false)|list contains\\((?<listed>\\w+), \"[\\w-]*\"\\)|not\\((?<flag>\\w+)\\)"
                    + "|not\\((?<negated>\\w+) = \"[\\w-]*\"\\)");

    private Condition() {}

    /** @throws IllegalArgumentException when the condition is of another kind */
    static Set<String> variables(String condition) {
        if (!condition.startsWith("=")) {
            throw new IllegalArgumentException(condition);
        }
        return Arrays.stream(condition.substring(1).split(" and | or "))
                .map(Condition::variable)
                .collect(Collectors.toSet());
    }

    private static String variable(String term) {
        Matcher read = TERM.matcher(term);
        if (!read.matches()) {
            throw new IllegalArgumentException(term);
        }
        return Stream.of("compared", "listed", "flag", "negated")
                .map(read::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
