package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A place where another section of the record is shown, if the reader has a ground.
 *
 * @param section code, possibly with variables in braces
 */
record Shown(String section, Place place, @Nullable Condition hide, JsonNode source) implements Part {}
