package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One component of a form. */
sealed interface Part permits Field, Group, Rows, Shown, Still {

    /** The component as the author drew it. */
    JsonNode source();

    /** When it is hidden; null: never. */
    @Nullable
    Condition hide();

    /** Where the values go; parts without values have the place of what surrounds them. */
    Place place();
}
