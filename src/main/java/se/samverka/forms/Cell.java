package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The text of a cell as the value that a form would send. What can't be understood stays text, and the form's own rules
 * say why it does not hold.
 */
record Cell(Field field, ZoneId city) {

    private static final Set<String> YES = Set.of("ja", "j", "x", "1", "sant", "true", "yes", "y");
    private static final Set<String> NO = Set.of("", "nej", "n", "0", "falskt", "false", "no");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:[.,]\\d{1,15})?");
    private static final Pattern DAY = Pattern.compile("(\\d{4})([-/.]?)(\\d{2})\\2(\\d{2})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.](\\d{2})(?:[:.]00)?");
    private static final Pattern BOTH =
            Pattern.compile("(" + DAY.pattern().replace("\\2", "\\3") + ")[ T]+(\\d{1,2}[:.]\\d{2}(?:[:.]00)?)");

    JsonNode read(String written) {
        var text = written.replace('\u00a0', ' ').strip();
        if (field.kind() instanceof CheckboxKind) {
            return tick(text);
        }
        if (text.isEmpty()) {
            return NullNode.getInstance();
        }
        if (field.kind() instanceof NumberKind number) {
            return number(text.replace(" ", ""), number);
        }
        if (field.kind() instanceof ChoiceKind) {
            return TextNode.valueOf(choice(text).orElse(text));
        }
        if (field.kind() instanceof ChoicesKind) {
            return choices(text);
        }
        return TextNode.valueOf(field.kind() instanceof TimeKind time ? time(text, time) : text);
    }

    private static JsonNode tick(String text) {
        var said = text.toLowerCase(Locale.ROOT);
        return YES.contains(said) ? BooleanNode.TRUE : NO.contains(said) ? BooleanNode.FALSE : TextNode.valueOf(text);
    }

    private static JsonNode number(String text, NumberKind kind) {
        if (!NUMBER.matcher(text).matches()) {
            return TextNode.valueOf(text);
        }
        var number = new BigDecimal(text.replace(',', '.'));
        return kind.asText() ? TextNode.valueOf(number.toPlainString()) : DecimalNode.valueOf(number);
    }

    private JsonNode choices(String text) {
        var chosen = JsonNodeFactory.instance.arrayNode();
        var whole = choice(text);
        if (whole.isPresent()) {
            return chosen.add(whole.get());
        }
        for (var one : text.split("[,|]")) {
            chosen.add(choice(one.strip()).orElse(one.strip()));
        }
        return chosen;
    }

    /** The option's value, whether its value or what people read was written. */
    private Optional<String> choice(String text) {
        return StreamSupport.stream(field.source().path("values").spliterator(), false)
                .filter(option -> text.equalsIgnoreCase(option.path("value").asText())
                        || text.equalsIgnoreCase(option.path("label").asText().strip()))
                .map(option -> option.path("value").asText())
                .findFirst();
    }

    private String time(String text, TimeKind kind) {
        try {
            return switch (kind.subtype()) {
                case DATE -> day(text).map(LocalDate::toString).orElse(text);
                case TIME -> clock(text).map(LocalTime::toString).orElse(text) + zone(text, LocalDate.EPOCH, kind);
                case DATETIME -> both(text, kind);
            };
        } catch (DateTimeException e) {
            return text;
        }
    }

    private String zone(String text, LocalDate on, TimeKind kind) {
        return switch (kind.zone()) {
            case NONE -> "";
            case UTC -> "Z";
            case OFFSET ->
                city.getRules()
                        .getOffset(on.atTime(clock(text).orElse(LocalTime.NOON)))
                        .toString();
        };
    }

    private String both(String text, TimeKind kind) {
        var found = BOTH.matcher(text);
        if (!found.matches()) {
            return text;
        }
        var day = day(found.group(1)).orElseThrow(() -> new DateTimeException("no day"));
        var time = clock(found.group(6)).orElseThrow(() -> new DateTimeException("no time"));
        if (kind.zone() == TimeKind.Zone.UTC) {
            var there = day.atTime(time)
                    .atZone(city)
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
            return there + "Z";
        }
        return day.atTime(time) + zone(found.group(6), day, kind);
    }

    private static Optional<LocalDate> day(String text) {
        return Optional.of(DAY.matcher(text))
                .filter(Matcher::matches)
                .map(found -> LocalDate.of(number(found.group(1)), number(found.group(3)), number(found.group(4))));
    }

    private static Optional<LocalTime> clock(String text) {
        return Optional.of(TIME.matcher(text))
                .filter(Matcher::matches)
                .map(found -> LocalTime.of(number(found.group(1)), number(found.group(2))));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
