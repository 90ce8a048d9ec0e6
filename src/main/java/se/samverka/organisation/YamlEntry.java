package se.samverka.organisation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of the file, read strictly: a key it does not know or a value of another shape is refused by line. */
class YamlEntry {

    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();

    YamlEntry(Node node, Set<String> known) {
        line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw new RegisterRefused(line, "expected keys and values");
        }
        for (var pair : mapping.getValue()) {
            var key = scalar(pair.getKeyNode());
            if (!known.contains(key)) {
                throw new RegisterRefused(lineOf(pair.getKeyNode()), "unknown key '" + key + "', known are " + known);
            }
            if (values.put(key, pair.getValueNode()) != null) {
                throw new RegisterRefused(lineOf(pair.getKeyNode()), "'" + key + "' is given twice");
            }
        }
    }

    int line() {
        return line;
    }

    String text(String key) {
        return find(key).orElseThrow(() -> new RegisterRefused(line, "'" + key + "' is missing"));
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key)).map(YamlEntry::scalar);
    }

    String code(String key, String pattern) {
        var code = text(key);
        if (!code.matches(pattern)) {
            throw new RegisterRefused(lineOf(values.get(key)), "code '" + code + "' does not match " + pattern);
        }
        return code;
    }

    LocalDate date(String key) {
        return toDate(key, text(key));
    }

    @Nullable
    LocalDate dateOrNull(String key) {
        return find(key).map(text -> toDate(key, text)).orElse(null);
    }

    Set<String> texts(String key) {
        var found = new LinkedHashSet<String>();
        for (var node : items(key)) {
            if (!found.add(scalar(node))) {
                throw new RegisterRefused(lineOf(node), "'" + scalar(node) + "' is listed twice");
            }
        }
        return found;
    }

    List<Node> items(String key) {
        var node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw new RegisterRefused(lineOf(node), "'" + key + "' must be a list");
    }

    private LocalDate toDate(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RegisterRefused(lineOf(values.get(key)), "'" + text + "' is not a date, write 2021-01-31");
        }
    }

    private static String scalar(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw new RegisterRefused(lineOf(node), "expected one value");
    }

    private static int lineOf(@Nullable Node node) {
        return node == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
