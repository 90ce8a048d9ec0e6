package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Something people fill in.
 *
 * @param path names of the groups around it and its own key, joined with dots, as conditions name it
 * @param fixed people may see it but not change it; the server's own value holds
 * @param absent switched off in the form: never stored
 * @param prefill starts with what the same unit wrote last
 * @param flow also becomes a variable of the process
 */
record Field(
        String key,
        String path,
        Kind kind,
        boolean required,
        boolean fixed,
        boolean absent,
        boolean prefill,
        boolean flow,
        Place place,
        @Nullable Condition hide,
        JsonNode source)
        implements Part {

    /** Where what can be named here stands, {@code <section>.<list>.<field>}; empty when anything can. */
    String among() {
        return source.at("/properties/among").asText();
    }

    /** Whether the component has the property with the value true. */
    boolean says(String property) {
        return source.path("properties").path(property).asBoolean();
    }

    /** The value the form itself starts with. */
    JsonNode startsWith() {
        return source.path("defaultValue");
    }
}
