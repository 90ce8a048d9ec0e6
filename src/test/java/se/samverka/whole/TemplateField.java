package se.samverka.whole;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a template asks the one who draws for. */
final class TemplateField {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private TemplateField(String label, String says, String type) {
        json.put("label", label).put("description", says).put("type", type);
    }

    /**
     * A text of a certain kind.
     *
     * @param pattern a regular expression for the whole text
     * @param shape what the author is told when it does not match
     */
    static TemplateField text(String label, String says, String pattern, String shape, boolean required) {
        var field = new TemplateField(label, says, "String");
        var constraints = field.json.putObject("constraints");
        if (required) {
            constraints.put("notEmpty", true);
        }
        constraints
                .putObject("pattern")
                .put("value", "^(" + pattern + ")" + (required ? "" : "?") + "$")
                .put("message", shape);
        return field;
    }

    /**
     * One of some codes; nothing is chosen to begin with.
     *
     * @param nothing what stands there until something is chosen
     * @param choices names by code
     */
    static TemplateField choice(
            String label, String says, String nothing, Map<String, String> choices, boolean required) {
        var field = new TemplateField(label, says, "Dropdown");
        var listed = field.json.putArray("choices");
        listed.addObject().put("name", nothing).put("value", "");
        choices.forEach((code, name) -> listed.addObject().put("name", name).put("value", code));
        if (required) {
            field.json.putObject("constraints").put("notEmpty", true);
        }
        return field.startsAs("");
    }

    TemplateField startsAs(String value) {
        json.put("value", value);
        return this;
    }

    ObjectNode json() {
        return json.deepCopy();
    }
}
