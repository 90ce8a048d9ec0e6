package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a component says about its values. Throws {@code IllegalArgumentException} with the reason when it can't. */
record KindReader(Clock clock) {

    /** Nobody writes more than this into one field, whatever the form says. */
    private static final int MOST_TEXT = 4000;

    private static final TextFormat NOBODY = new Nobody();

    private static final Set<String> TEXT_BOUNDS = Set.of(
            "required", "minLength", "maxLength", "pattern", "patternErrorMessage", "validationType", "min", "max");

    Kind read(JsonNode component) {
        var bounds = component.path("validate");
        bounds.fieldNames().forEachRemaining(name -> require(TEXT_BOUNDS.contains(name), "unknown rule " + name));
        return switch (component.path("type").asText()) {
            case "textfield" -> text(component, bounds, true);
            case "textarea" -> text(component, bounds, false);
            case "number" ->
                new NumberKind(
                        number(bounds.get("min")),
                        number(bounds.get("max")),
                        whole(component.get("decimalDigits")),
                        step(component),
                        component.path("serializeToString").asBoolean());
            case "checkbox" -> new CheckboxKind();
            case "radio", "select" -> new ChoiceKind(values(component));
            case "checklist", "taglist" -> new ChoicesKind(values(component));
            case "datetime" -> time(component);
            default -> throw new IllegalArgumentException("type " + component.path("type") + " can't be checked");
        };
    }

    private TextKind text(JsonNode component, JsonNode bounds, boolean oneLine) {
        var formats = new ArrayList<TextFormat>();
        if (bounds.path("pattern").isTextual()) {
            var says = bounds.path("patternErrorMessage").asText();
            formats.add(
                    TextFormat.pattern(Pattern.compile(bounds.path("pattern").asText()), says.isBlank() ? null : says));
        }
        switch (bounds.path("validationType").asText("custom")) {
            case "email" -> formats.add(TextFormat.email());
            case "phone" -> formats.add(TextFormat.phone());
            case "custom", "" -> {}
            default -> throw new IllegalArgumentException("unknown validationType");
        }
        switch (component.at("/properties/format").asText()) {
            case "personnummer" -> formats.add(new PersonalNumber(clock));
            case "" -> {}
            default -> throw new IllegalArgumentException("unknown format");
        }
        switch (component.at("/properties/people").asText()) {
            case "none" -> formats.add(NOBODY);
            case "" -> {}
            default -> throw new IllegalArgumentException("people can only be none");
        }
        var least = whole(bounds.get("minLength"));
        var most = whole(bounds.get("maxLength"));
        return new TextKind(
                oneLine,
                least == null ? 0 : least,
                most == null ? MOST_TEXT : Math.min(most, MOST_TEXT),
                List.copyOf(formats));
    }

    private static @Nullable BigDecimal step(JsonNode component) {
        var step = number(component.get("increment"));
        require(step == null || step.signum() > 0, "increment is not positive");
        return step;
    }

    private TimeKind time(JsonNode component) {
        var zone =
                switch (component.path("timeSerializingFormat").asText("no_timezone")) {
                    case "utc_offset" -> TimeKind.Zone.OFFSET;
                    case "utc_normalized" -> TimeKind.Zone.UTC;
                    case "no_timezone" -> TimeKind.Zone.NONE;
                    default -> throw new IllegalArgumentException("unknown timeSerializingFormat");
                };
        var subtype =
                switch (component.path("subtype").asText()) {
                    case "date" -> TimeKind.Subtype.DATE;
                    case "time" -> TimeKind.Subtype.TIME;
                    case "datetime" -> TimeKind.Subtype.DATETIME;
                    default -> throw new IllegalArgumentException("unknown subtype");
                };
        var minutes = component.path("timeInterval").asInt(1);
        require(minutes >= 1 && minutes <= 60, "timeInterval is not 1 to 60 minutes");
        return new TimeKind(
                subtype, zone, minutes, component.path("disallowPassedDates").asBoolean() ? clock : null);
    }

    private static Set<String> values(JsonNode component) {
        require(component.path("values").isArray(), "its options are not a list in the form");
        var values = new LinkedHashSet<String>();
        for (var option : component.path("values")) {
            var value = option.isTextual() ? option : option.path("value");
            require(value.isTextual() && !value.textValue().isEmpty(), "an option has no text as its value");
            require(values.add(value.textValue()), "two options have the same value");
        }
        return Set.copyOf(values);
    }

    private static @Nullable Integer whole(@Nullable JsonNode value) {
        var number = number(value);
        require(number == null || (number.signum() >= 0 && number.scale() <= 0), "a bound is not a whole number");
        return number == null ? null : number.intValueExact();
    }

    private static @Nullable BigDecimal number(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.asText().isBlank()) {
            return null;
        }
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a bound is not a number", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
