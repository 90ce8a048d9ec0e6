package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The few values of a form that the flow may know: codes, ticks, numbers and dates. */
final class FlowValues {

    private static final Pattern CODE = Pattern.compile("[A-Za-zÅÄÖåäö0-9_.:-]{1,80}");

    private FlowValues() {}

    /** Whether values of this kind can only be codes, numbers, dates or ticks. */
    static boolean fits(Kind kind) {
        if (kind instanceof ChoiceKind choice) {
            return codes(choice.values());
        }
        if (kind instanceof ChoicesKind choices) {
            return codes(choices.values());
        }
        return kind instanceof CheckboxKind
                || (kind instanceof NumberKind number && !number.asText())
                || (kind instanceof TimeKind time && time.subtype() != TimeKind.Subtype.TIME);
    }

    private static boolean codes(Set<String> values) {
        return values.stream().allMatch(value -> CODE.matcher(value).matches());
    }

    /** By field key; a field without an answer overwrites what an earlier round of the process said with nothing. */
    static Map<String, @Nullable Object> of(Form form, ObjectNode values) {
        var flow = new HashMap<String, @Nullable Object>();
        form.fields().filter(Field::flow).forEach(field -> {
            JsonNode value = values;
            for (var name : field.path().split("\\.")) {
                value = value.path(name);
            }
            flow.put(field.key(), flow(field.kind(), value));
        });
        return flow;
    }

    private static @Nullable Object flow(Kind kind, JsonNode value) {
        if (kind instanceof CheckboxKind) {
            return value.asBoolean();
        }
        if (kind instanceof ChoicesKind) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::textValue)
                    .collect(Collectors.joining(","));
        }
        if (value.isMissingNode()) {
            return null;
        }
        if (kind instanceof TimeKind time) {
            return time.subtype() == TimeKind.Subtype.DATE
                    ? LocalDate.parse(value.textValue())
                    : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            value.textValue(), OffsetDateTime::from, LocalDateTime::from);
        }
        return value.isTextual() ? value.textValue() : number(value);
    }

    private static Object number(JsonNode value) {
        return value.canConvertToInt() && value.isIntegralNumber()
                ? (Object) value.intValue()
                : value.isIntegralNumber() ? (Object) value.longValue() : (Object) value.doubleValue();
    }
}
