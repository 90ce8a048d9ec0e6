package se.samverka.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.samverka.extract.Wording;

/** Forms' answers in Swedish, whatever language the page has. */
@Component
class SwedishWording implements Wording {

    private final AnswerText text;

    SwedishWording(AnswerText text) {
        this.text = text;
    }

    @Override
    public String heading(JsonNode form, String code) {
        return Answers.heading(form, code);
    }

    @Override
    public String label(JsonNode component) {
        return Answers.label(component);
    }

    @Override
    public List<String> lines(JsonNode component, JsonNode value) {
        return inSwedish(() -> text.lines(component, value));
    }

    @Override
    public String day(Instant at) {
        return inSwedish(() -> Dates.day(at));
    }

    @Override
    public String day(LocalDate day) {
        return PaperDates.day(day);
    }

    @Override
    public String lastDay(Instant end) {
        return inSwedish(() -> Objects.requireNonNull(Dates.lastDay(end)));
    }

    private static <T> T inSwedish(Supplier<T> work) {
        var before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(PdfPrinter.SWEDISH);
        try {
            return work.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }
}
