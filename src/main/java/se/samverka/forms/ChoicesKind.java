package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some of the given values, each once: checklist and taglist. */
record ChoicesKind(Set<String> values) implements Kind {

    @Override
    public @Nullable JsonNode read(JsonNode value, Complaint.Taker complaints) {
        if (!value.isArray()) {
            complaints.complain("forms.choices.type");
            return null;
        }
        var chosen = new LinkedHashSet<String>();
        for (var one : value) {
            if (!one.isTextual() || !values.contains(one.textValue())) {
                complaints.complain("forms.choice.unknown");
                return null;
            }
            chosen.add(one.textValue());
        }
        if (chosen.isEmpty()) {
            return null;
        }
        var kept = JsonNodeFactory.instance.arrayNode();
        chosen.forEach(kept::add);
        return kept;
    }

    @Override
    public JsonNode nothing() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
