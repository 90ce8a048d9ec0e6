package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of the given values: radio and select. */
record ChoiceKind(Set<String> values) implements Kind {

    @Override
    public @Nullable JsonNode read(JsonNode value, Complaint.Taker complaints) {
        if (!value.isTextual()) {
            complaints.complain("forms.choice.type");
            return null;
        }
        if (value.textValue().isEmpty()) {
            return null;
        }
        if (!values.contains(value.textValue())) {
            complaints.complain("forms.choice.unknown");
            return null;
        }
        return value;
    }
}
