package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import se.samverka.forms.CasePapers.Paper;
import se.samverka.secrecy.Consents;

/** What only the server knows, filled into a schema before anything else is done with it. */
final class Options {

    private static final String CONSENT_ROWS = "consent-rows";

    private Options() {}

    /**
     * Fills components with the property {@code options=consent-rows}; all rows are ticked from the start.
     *
     * Texts with the property {@code papers=true} end with links to the papers of the case.
     *
     * @param schema changed in place
     * @param rows asked only when the form needs them
     * @param papers likewise
     */
    static void fill(JsonNode schema, Supplier<List<Consents.Row>> rows, Supplier<List<Paper>> papers) {
        for (var component : schema.path("components")) {
            if (component.at("/properties/papers").asBoolean() && component instanceof ObjectNode text) {
                text.put("text", text.path("text").asText() + links(papers.get()));
            }
            var wanted = component.at("/properties/options").asText();
            if (wanted.equals(CONSENT_ROWS) && component instanceof ObjectNode checklist) {
                fill(checklist, rows.get());
            } else if (!wanted.isEmpty()) {
                throw new UnusableForm(schema.path("id").asText(), wanted, "there are no such options");
            }
            fill(component, rows, papers);
        }
    }

    private static String links(List<Paper> papers) {
        return papers.stream()
                .map(paper -> "- [" + paper.says() + "](" + paper.address() + ")")
                .collect(Collectors.joining("\n", "\n\n", ""));
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
