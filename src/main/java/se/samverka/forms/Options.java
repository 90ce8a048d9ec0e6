package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import se.samverka.secrecy.Consents;

/** Options that only the server knows, filled into a schema before anything else is done with it. */
final class Options {

    private static final String CONSENT_ROWS = "consent-rows";

    private Options() {}

    /**
     * Fills components with the property {@code options=consent-rows}; all rows are ticked from the start.
     *
     * @param schema changed in place
     * @param rows asked only when the form needs them
     */
    static void fill(JsonNode schema, Supplier<List<Consents.Row>> rows) {
        for (var component : schema.path("components")) {
            var wanted = component.at("/properties/options").asText();
            if (wanted.equals(CONSENT_ROWS) && component instanceof ObjectNode checklist) {
                fill(checklist, rows.get());
            } else if (!wanted.isEmpty()) {
                throw new UnusableForm(schema.path("id").asText(), wanted, "there are no such options");
            }
            fill(component, rows);
        }
    }

    private static void fill(ObjectNode checklist, List<Consents.Row> rows) {
        var values = JsonNodeFactory.instance.arrayNode();
        var ticked = JsonNodeFactory.instance.arrayNode();
        for (var row : rows) {
            values.addObject().put("label", row.says()).put("value", row.id());
            ticked.add(row.id());
        }
        checklist.remove(List.of("valuesKey", "valuesExpression"));
        checklist.set("values", values);
        checklist.set("defaultValue", ticked);
    }
}
