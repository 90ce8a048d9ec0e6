package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import se.samverka.caserecord.Protection;

/**
 * That a form is about somebody whose personal data are protected, and how it says so.
 *
 * @param fieldsAway whether something that asks for places has been taken away
 */
record Shielded(Protection level, boolean fieldsAway) {

    private static final String NOT_PROTECTED = "ingen";

    /** Whether the field with the property {@code protection} is answered with anything but no. */
    static boolean byAnswer(JsonNode schema, JsonNode answers) {
        for (var component : schema.path("components")) {
            var says = component.path("properties").path("protection").asBoolean();
            var inner = component.path("path").asText();
            if (says
                    ? !answers.path(component.path("key").asText()).asText().equals(NOT_PROTECTED)
                    : byAnswer(component, inner.isEmpty() ? answers : answers.path(inner))) {
                return true;
            }
        }
        return false;
    }

    /** The schema with what has to be kept in mind, and why something is not asked for. */
    JsonNode above(JsonNode schema, FormWording wording) {
        var copy = (ObjectNode) schema.deepCopy();
        var says = new StringBuilder(wording.say("forms.protected." + level));
        if (fieldsAway) {
            says.append("\n\n").append(wording.say("forms.protected.places"));
        }
        ((ArrayNode) copy.path("components"))
                .insertObject(0)
                .put("type", "text")
                .put("id", "protected_note")
                .put("text", says.toString());
        return copy;
    }
}
