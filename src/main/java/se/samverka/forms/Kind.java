package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;

/** What sort of value a field takes and the bounds it has to keep within. */
sealed interface Kind permits TextKind, NumberKind, CheckboxKind, ChoiceKind, ChoicesKind, TimeKind {

    /**
     * The value as it is kept, or null when it is empty or does not hold; then the reason has been given.
     *
     * @param value neither missing nor JSON null
     */
    @Nullable
    JsonNode read(JsonNode value, Complaint.Taker complaints);

    /** What conditions see while nothing is filled in, as in the browser. */
    default JsonNode nothing() {
        return NullNode.getInstance();
    }
}
