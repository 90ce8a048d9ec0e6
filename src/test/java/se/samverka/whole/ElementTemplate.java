package se.samverka.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One element template of Camunda Modeler, for Camunda 7. */
final class ElementTemplate {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private final String file;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private ElementTemplate(String file) {
        this.file = file;
    }

    /** @param element the kind of element that it is for, such as {@code UserTask} */
    static ElementTemplate of(String file, String element, String name, String says) {
        var template = new ElementTemplate(file);
        template.json
                .put("$schema", SCHEMA)
                .put("name", name)
                .put("id", "se.samverka." + file)
                .put("description", says);
        template.json.putArray("appliesTo").add("bpmn:" + element);
        template.json.putArray("properties");
        return template;
    }

    ElementTemplate alsoFor(String... elements) {
        for (var element : elements) {
            json.withArray("appliesTo").add("bpmn:" + element);
        }
        return this;
    }

    ElementTemplate keyword(String word) {
        json.putArray("keywords").add(word);
        return this;
    }

    /** Leaves the Modeler's own fields beside those of the template. */
    ElementTemplate withAllElse() {
        json.put("entriesVisible", true);
        return this;
    }

    /** An attribute that always has the value. */
    ElementTemplate sets(String attribute, String value) {
        return hidden(value, binding("property").put("name", attribute));
    }

    /** A variable that a called process gets under the same name. */
    ElementTemplate hands(String variable) {
        return hidden(variable, binding("camunda:in").put("target", variable));
    }

    /** The case that a called process is about. */
    ElementTemplate startsIn(String key) {
        return hidden(key, binding("camunda:in:businessKey"));
    }

    ElementTemplate asksForAttribute(String attribute, TemplateField field) {
        return asks(field, binding("property").put("name", attribute));
    }

    ElementTemplate asksForProperty(String property, TemplateField field) {
        return asks(field, binding("camunda:property").put("name", property));
    }

    ElementTemplate asksForInput(String input, TemplateField field) {
        return asks(field, binding("camunda:inputParameter").put("name", input));
    }

    String file() {
        return file + ".json";
    }

    String text() {
        var separators = new Separators()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        var printer = new DefaultPrettyPrinter(separators);
        printer.indentObjectsWith(LINES);
        printer.indentArraysWith(LINES);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ElementTemplate hidden(String value, ObjectNode binding) {
        var property =
                JsonNodeFactory.instance.objectNode().put("type", "Hidden").put("value", value);
        property.set("binding", binding);
        json.withArray("properties").add(property);
        return this;
    }

    private ElementTemplate asks(TemplateField field, ObjectNode binding) {
        var property = field.json();
        property.set("binding", binding);
        json.withArray("properties").add(property);
        return this;
    }

    private static ObjectNode binding(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
