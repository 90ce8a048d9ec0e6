package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where the values of one form's components go. Throws {@code IllegalArgumentException} with the reason when it can't. */
final class PlaceReader {

    private static final Pattern SECTION = Pattern.compile("[a-z0-9-]{1,80}");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final Function<String, JsonNode> variables;
    private final Map<String, String> categories = new HashMap<>();

    PlaceReader(Function<String, JsonNode> variables) {
        this.variables = variables;
    }

    /** What the component says, or else what surrounds it. */
    Place read(JsonNode component, Place around) {
        var section = resolve(component.at("/properties/section").asText(around.section()));
        var category = component.at("/properties/category").asText();
        var inherited = section.equals(around.section()) ? around.category() : null;
        return new Place(section, category.isEmpty() ? inherited : category);
    }

    /** Puts variables into a section code. */
    String resolve(String template) {
        var code = VARIABLE.matcher(template).replaceAll(match -> Matcher.quoteReplacement(variable(match.group(1))));
        if (!SECTION.matcher(code).matches()) {
            throw new IllegalArgumentException("section code " + template + " is not a-z, 0-9 and hyphens");
        }
        return code;
    }

    private String variable(String name) {
        var value = variables.apply(name);
        if (value.isNull()) {
            throw new IllegalArgumentException("the process has no variable " + name);
        }
        return value.asText();
    }

    /** Something is kept here: all fields of a section say the same category, or nothing. */
    void keep(Place place) {
        var category = place.category();
        if (category != null) {
            var earlier = categories.putIfAbsent(place.section(), category);
            if (earlier != null && !earlier.equals(category)) {
                throw new IllegalArgumentException("its section has two categories");
            }
        }
    }
}
