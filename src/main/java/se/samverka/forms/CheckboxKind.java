package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import org.jspecify.annotations.Nullable;

/** Ticked or not. */
record CheckboxKind() implements Kind {

    @Override
    public @Nullable JsonNode read(JsonNode value, Complaint.Taker complaints) {
        if (value.isBoolean()) {
            return value;
        }
        complaints.complain("forms.checkbox.type");
        return null;
    }

    @Override
    public JsonNode nothing() {
        return BooleanNode.FALSE;
    }
}
