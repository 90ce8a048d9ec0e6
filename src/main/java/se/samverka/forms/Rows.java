package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list whose every row holds the same components.
 *
 * @param path names of the groups around it and its own key, joined with dots
 * @param prefill starts with the rows the same unit wrote last
 */
record Rows(
        String key,
        String path,
        List<Part> parts,
        int least,
        int most,
        boolean prefill,
        Place place,
        @Nullable Condition hide,
        JsonNode source)
        implements Part {

    /** The place of the list whose rows it has, {@code <section>.<list>}; empty when it has its own. */
    String follows() {
        return source.at("/properties/rowsFrom").asText();
    }

    /** What is sent is added to the rows that the same unit wrote before. */
    boolean appended() {
        return source.at("/properties/append").asBoolean();
    }
}
