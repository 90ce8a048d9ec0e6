package se.samverka.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.samverka.extract.Piece.Field;

/** A section's values as fields, in the words and order of the form they were written with. */
final class FormFields {

    /** On a field: whom else than the person it is about. */
    private static final String ABOUT = "about";

    private final Wording wording;
    private final Function<String, @Nullable MaskReason> masked;
    private final List<Field> fields = new ArrayList<>();

    private FormFields(Wording wording, Function<String, @Nullable MaskReason> masked) {
        this.wording = wording;
        this.masked = masked;
    }

    /** @param masked why a field about somebody else is masked from the start, by what its form says it is about */
    static List<Field> of(
            JsonNode form, JsonNode values, Wording wording, Function<String, @Nullable MaskReason> masked) {
        var reading = new FormFields(wording, masked);
        reading.all(form.path("components"), values, "", null, "");
        return List.copyOf(reading.fields);
    }

    /** The values of fields that say something of the person, by the property {@code search}. */
    static List<String> saying(JsonNode form, JsonNode values, String kind) {
        var said = new ArrayList<String>();
        for (var component : form.path("components")) {
            if (component.path("properties").path("search").asText().equals(kind)) {
                said.add(values.path(component.path("key").asText()).asText(""));
            }
            said.addAll(saying(component, at(values, component.path("path")), kind));
        }
        return said;
    }

    private void all(JsonNode components, JsonNode values, String path, @Nullable String heading, String before) {
        for (var component : components) {
            var type = component.path("type").asText();
            var label = wording.label(component);
            if (type.equals("group")) {
                var inside = at(values, component.path("path"));
                all(component.path("components"), inside, path(path, component.path("path")), label, before);
            } else if (type.equals("dynamiclist")) {
                var row = 0;
                for (var each : at(values, component.path("path"))) {
                    var name = path(path, component.path("path")) + row++ + ".";
                    all(component.path("components"), each, name, heading, label + " " + row + ": ");
                }
            } else if (component.hasNonNull("key")) {
                field(component, values, path, heading, before + label);
            }
        }
    }

    private void field(JsonNode component, JsonNode values, String path, @Nullable String heading, String label) {
        var properties = component.path("properties");
        if (properties.has("options")) {
            // Rows of the consents, whose codes say nothing; the consents say them.
            return;
        }
        var key = component.path("key").asText();
        var lines = wording.lines(component, at(values, component.path("key")));
        if (!lines.isEmpty()) {
            fields.add(new Field(
                    path + key,
                    heading,
                    label,
                    Masking.normal(String.join("\n", lines).replace("\r\n", "\n")),
                    masked.apply(properties.path(ABOUT).asText(""))));
        }
    }

    private static String path(String before, JsonNode path) {
        return path.asText("").isEmpty() ? before : before + path.asText() + ".";
    }

    private static JsonNode at(JsonNode values, JsonNode path) {
        var found = values;
        for (var step : path.asText("").split("\\.")) {
            found = step.isEmpty() ? found : found.path(step);
        }
        return found;
    }
}
