package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads conditions such as {@code =akutOro = "ja" and not(list contains(orosgrund, "skolk"))}. Anything that is not a
 * comparison of a name with a literal, {@code list contains}, {@code not}, {@code and}, {@code or} or a parenthesis is
 * refused. A name alone is too: the browser never takes it for true.
 */
final class ConditionReader {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\"[^\"\\\\]*\")|(-?\\d{1,15}(?:\\.\\d{1,15})?)"
            + "|([\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*)|(!=|<=|>=|[=<>(),]))");
    private static final Pattern OPERATOR = Pattern.compile("!?=|[<>]=?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    private ConditionReader(String text) {
        var matcher = TOKEN.matcher(text);
        var end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("the condition has something else than comparisons: " + text);
        }
    }

    /** @throws IllegalArgumentException when it is anything else than described above */
    static Condition read(String text) {
        if (!text.startsWith("=")) {
            throw new IllegalArgumentException("the condition does not start with an equals sign: " + text);
        }
        var reader = new ConditionReader(text.substring(1));
        var condition = reader.any();
        if (reader.at < reader.tokens.size()) {
            throw reader.unexpected();
        }
        return condition;
    }

    private Condition any() {
        return several("or", this::all);
    }

    private Condition all() {
        return several("and", this::one);
    }

    private Condition several(String word, Supplier<Condition> part) {
        var parts = new ArrayList<>(List.of(part.get()));
        while (takes(word)) {
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Several(word.equals("or"), List.copyOf(parts));
    }

    private Condition one() {
        if (takes("(")) {
            return closed(any());
        }
        var name = next();
        if (name.equals("not") && takes("(")) {
            return closed(new Condition.Not(any()));
        }
        if (name.equals("list") && takes("contains") && takes("(")) {
            var list = name(next());
            expect(",");
            return closed(new Condition.Contains(list, literal()));
        }
        name(name);
        if (at == tokens.size() || tokens.get(at).matches("and|or|\\)")) {
            throw new IllegalArgumentException(
                    "the browser does not take a name alone for true; write " + name + " = true");
        }
        var operator = next();
        if (!OPERATOR.matcher(operator).matches()) {
            at--;
            throw unexpected();
        }
        return new Condition.Compare(name, operator, literal());
    }

    private Condition closed(Condition inner) {
        expect(")");
        return inner;
    }

    private JsonNode literal() {
        var token = next();
        if (token.startsWith("\"")) {
            return TextNode.valueOf(token.substring(1, token.length() - 1));
        }
        if (token.matches("-?\\d.*")) {
            return DecimalNode.valueOf(new BigDecimal(token));
        }
        return switch (token) {
            case "true", "false" -> BooleanNode.valueOf(token.equals("true"));
            case "null" -> NullNode.getInstance();
            default -> {
                at--;
                throw unexpected();
            }
        };
    }

    private String name(String token) {
        if (!NAME.matcher(token).matches()) {
            at--;
            throw unexpected();
        }
        return token;
    }

    private boolean takes(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!takes(token)) {
            throw unexpected();
        }
    }

    private String next() {
        if (at >= tokens.size()) {
            throw unexpected();
        }
        return tokens.get(at++);
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException(
                at < tokens.size()
                        ? "the condition can't have " + tokens.get(at) + " as its part " + (at + 1)
                        : "the condition ends too early");
    }
}
