package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Components that belong together.
 *
 * @param key object its values are nested in, or null when they stand among those around it
 */
record Group(@Nullable String key, List<Part> parts, Place place, @Nullable Condition hide, JsonNode source)
        implements Part {}
