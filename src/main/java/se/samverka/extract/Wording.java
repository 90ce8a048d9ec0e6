package se.samverka.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What is written, in the Swedish that families read, whoever asks. */
public interface Wording {

    /** What the form calls the section. */
    String heading(JsonNode form, String code);

    /** What the form calls the field. */
    String label(JsonNode component);

    /** The field's value as lines of text; none when nothing was entered. */
    List<String> lines(JsonNode component, JsonNode value);

    /** For example {@code 3 oktober 2026}. */
    String day(Instant at);

    String day(LocalDate day);

    /** The last day of something that ends as the day after begins. */
    String lastDay(Instant end);
}
