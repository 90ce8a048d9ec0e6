package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.samverka.forms.CasePapers.Paper;
import se.samverka.forms.Offers.Offer;

/** What only the server knows, filled into a schema before anything else is done with it. */
final class Options {

    private static final String CONSENT_ROWS = "consent-rows";
    private static final String AREAS = "areas";
    private static final Pattern UNITS = Pattern.compile("units:([a-z0-9-]{2,40})");

    private Options() {}

    /**
     * Fills components with the property {@code options}: {@code consent-rows}, all ticked from the start,
     * {@code units:<actor>} and {@code areas}. Texts with the property {@code papers=true} end with links to the papers
     * of the case.
     *
     * @param schema changed in place
     * @throws UnusableForm when there are no options by that name
     */
    static void fill(JsonNode schema, Offers offers) {
        for (var component : schema.path("components")) {
            if (component.at("/properties/papers").asBoolean() && component instanceof ObjectNode text) {
                text.put("text", text.path("text").asText() + links(offers.papers()));
            }
            var wanted = component.at("/properties/options").asText();
            if (!wanted.isEmpty() && component instanceof ObjectNode choices) {
                fill(choices, wanted, offers, schema);
            }
            fill(component, offers);
        }
    }

    private static void fill(ObjectNode choices, String wanted, Offers offers, JsonNode schema) {
        var units = UNITS.matcher(wanted);
        if (wanted.equals(CONSENT_ROWS)) {
            fill(choices, offers.consentRows());
            tickAll(choices);
        } else if (wanted.equals(AREAS)) {
            fill(choices, offers.areas());
        } else if (units.matches()) {
            fill(choices, offers.units(units.group(1)));
        } else {
            throw new UnusableForm(schema.path("id").asText(), wanted, "there are no such options");
        }
    }

    private static String links(List<Paper> papers) {
        return papers.stream()
                .map(paper -> "- [" + paper.says() + "](" + paper.address() + ")")
                .collect(Collectors.joining("\n", "\n\n", ""));
    }

    private static void fill(ObjectNode choices, List<Offer> offers) {
        var values = JsonNodeFactory.instance.arrayNode();
        offers.forEach(offer -> values.addObject().put("label", offer.says()).put("value", offer.value()));
        choices.remove(List.of("valuesKey", "valuesExpression"));
        choices.set("values", values);
    }

    private static void tickAll(ObjectNode checklist) {
        var ticked = JsonNodeFactory.instance.arrayNode();
        checklist.path("values").forEach(option -> ticked.add(option.path("value")));
        checklist.set("defaultValue", ticked);
    }
}
