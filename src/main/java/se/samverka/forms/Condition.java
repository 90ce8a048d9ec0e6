package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The part of FEEL that forms may use to hide components, with the browser's meaning: three-valued, and a condition
 * that can't be told hides.
 */
sealed interface Condition {

    /** True, false, or null when it can't be told. */
    @Nullable
    Boolean test(Function<String, JsonNode> values);

    /** The names it looks at. */
    Stream<String> names();

    default boolean hides(Function<String, JsonNode> values) {
        return this instanceof Not not
                ? Boolean.FALSE.equals(not.inner().test(values))
                : !Boolean.FALSE.equals(test(values));
    }

    /** All of them, or with {@code any} at least one. */
    record Several(boolean any, List<Condition> parts) implements Condition {
        @Override
        public @Nullable Boolean test(Function<String, JsonNode> values) {
            var unknown = false;
            for (var part : parts) {
                var result = part.test(values);
                if (result == null) {
                    unknown = true;
                } else if (result == any) {
                    return any;
                }
            }
            return unknown ? null : !any;
        }

        @Override
        public Stream<String> names() {
            return parts.stream().flatMap(Condition::names);
        }
    }

    record Not(Condition inner) implements Condition {
        @Override
        public @Nullable Boolean test(Function<String, JsonNode> values) {
            var result = inner.test(values);
            return result == null ? null : !result;
        }

        @Override
        public Stream<String> names() {
            return inner.names();
        }
    }

    record Contains(String name, JsonNode wanted) implements Condition {
        @Override
        public @Nullable Boolean test(Function<String, JsonNode> values) {
            var list = values.apply(name);
            if (!list.isArray()) {
                return list.isNull() ? null : list.equals(wanted);
            }
            return StreamSupport.stream(list.spliterator(), false).anyMatch(wanted::equals);
        }

        @Override
        public Stream<String> names() {
            return Stream.of(name);
        }
    }

    /** @param operator {@code = != < <= > >=} */
    record Compare(String name, String operator, JsonNode with) implements Condition {
        @Override
        public @Nullable Boolean test(Function<String, JsonNode> values) {
            var value = values.apply(name);
            if (operator.equals("=") || operator.equals("!=")) {
                var same = same(value);
                return same == null ? null : same == operator.equals("=");
            }
            var order = order(value);
            return order == null
                    ? null
                    : switch (operator) {
                        case "<" -> order < 0;
                        case "<=" -> order <= 0;
                        case ">" -> order > 0;
                        default -> order >= 0;
                    };
        }

        private @Nullable Boolean same(JsonNode value) {
            if (value.isNull() || with.isNull()) {
                return value.isNull() && with.isNull();
            }
            if (value.getNodeType() != with.getNodeType()) {
                return null;
            }
            return value.isNumber() ? value.decimalValue().compareTo(with.decimalValue()) == 0 : value.equals(with);
        }

        private @Nullable Integer order(JsonNode value) {
            if (value.isNumber() && with.isNumber()) {
                return value.decimalValue().compareTo(with.decimalValue());
            }
            return value instanceof TextNode text && with instanceof TextNode other
                    ? text.textValue().compareTo(other.textValue())
                    : null;
        }

        @Override
        public Stream<String> names() {
            return Stream.of(name);
        }
    }
}
