package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Text, lines, space and buttons: nothing to fill in. */
record Still(Place place, @Nullable Condition hide, JsonNode source) implements Part {}
