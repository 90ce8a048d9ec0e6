package se.samverka.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** One value of a form as lines of text, in the reader's language. */
@Component
class AnswerText {

    private final MessageSource messages;

    AnswerText(MessageSource messages) {
        this.messages = messages;
    }

    /** No lines when nothing was entered. */
    List<String> lines(JsonNode component, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .flatMap(each -> lines(component, each).stream())
                    .toList();
        }
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            return List.of();
        }
        return List.of(one(component, value));
    }

    private String one(JsonNode component, JsonNode value) {
        if (value.isBoolean()) {
            return messages.getMessage(value.booleanValue() ? "yes" : "no", null, LocaleContextHolder.getLocale());
        }
        if (value.isNumber()) {
            return withUnits(component, number(value));
        }
        var words = value.asText();
        return switch (component.path("type").asText()) {
            case "datetime" -> date(words);
            case "select", "radio", "checklist", "taglist" -> option(component, words);
            default -> withUnits(component, words);
        };
    }

    private static String option(JsonNode component, String code) {
        for (var option : component.path("values")) {
            if (option.path("value").asText().equals(code)) {
                return option.path("label").asText(code);
            }
        }
        return code;
    }

    private static String number(JsonNode value) {
        var format = NumberFormat.getInstance(LocaleContextHolder.getLocale());
        format.setGroupingUsed(false);
        return format.format(value.decimalValue());
    }

    private static String withUnits(JsonNode component, String text) {
        var before = component.path("appearance").path("prefixAdorner").asText("");
        var after = component.path("appearance").path("suffixAdorner").asText("");
        return (before + " " + text + " " + after).strip();
    }

    private static String date(String text) {
        try {
            if (!text.contains("-") || text.indexOf(':') == 2) {
                return Dates.time(LocalTime.parse(text.substring(0, Math.min(5, text.length()))));
            }
            if (!text.contains("T")) {
                return Dates.day(LocalDate.parse(text));
            }
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? Dates.moment(OffsetDateTime.parse(text).toInstant())
                    : Dates.moment(LocalDateTime.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }
}
