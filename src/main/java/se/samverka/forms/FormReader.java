package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads form-js schemas, and refuses what the server could not check or what would let a value escape its section.
 * One reader reads one form.
 */
final class FormReader {

    private static final Pattern KEY = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]{0,59}");
    private static final Pattern PARTICIPANT = Pattern.compile("[a-z0-9-]{2,40}(,[a-z0-9-]{2,40})*");
    private static final int USUAL_ROWS = 50;
    private static final int MOST_ROWS = 500;
    private static final Set<String> SEARCHED = Set.of("name", "identity");

    private final JsonNode schema;
    private final String id;
    private final KindReader kinds;
    private final Function<String, JsonNode> variables;
    private final PlaceReader places;

    private FormReader(JsonNode schema, Clock clock, Function<String, JsonNode> variables) {
        this.schema = schema;
        this.id = schema.path("id").asText();
        this.kinds = new KindReader(clock);
        this.variables = variables;
        this.places = new PlaceReader(variables);
    }

    /**
     * @param variables a variable of the process as JSON, for section codes and conditions that have one in them
     * @throws UnusableForm when there is anything the server can't answer for
     */
    static Form read(JsonNode schema, Clock clock, Function<String, JsonNode> variables) {
        return new FormReader(schema, clock, variables).form();
    }

    /** What surrounds a component. {@code path} ends with a dot unless it is empty. */
    private record Around(Place place, String path, Set<String> keys, boolean row) {
        Around nested(String key, Place place) {
            return new Around(place, path + key + ".", new HashSet<>(), row);
        }

        Around at(Place place) {
            return new Around(place, path, keys, row);
        }
    }

    private Form form() {
        if (!schema.path("components").isArray()) {
            throw new UnusableForm(id, "-", "it has no components");
        }
        var section = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        var parts = parts(schema, new Around(new Place(section, null), "", new HashSet<>(), false));
        var known = new HashMap<String, JsonNode>();
        ConditionCheck.variables(id, parts).forEach(name -> known.put(name, variables.apply(name)));
        return new Form(id, schema, parts, Map.copyOf(known));
    }

    private List<Part> parts(JsonNode parent, Around around) {
        var parts = new ArrayList<Part>();
        for (var component : parent.path("components")) {
            try {
                parts.add(part(component, around));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new UnusableForm(id, name(component), String.valueOf(e.getMessage()));
            }
        }
        return List.copyOf(parts);
    }

    private Part part(JsonNode component, Around around) {
        var hide = condition(component);
        var place = places.read(component, around.place());
        var shows = component.at("/properties/show").asText();
        if (!shows.isEmpty()) {
            require(!around.row(), "a list can't show another section");
            return new Shown(places.resolve(shows), place, hide, component);
        }
        return switch (component.path("type").asText()) {
            case "text", "separator", "spacer", "button" -> new Still(place, hide, component);
            case "group" -> group(component, around, place, hide);
            case "dynamiclist" -> rows(component, around, place, hide);
            default -> field(component, around, place, hide);
        };
    }

    private Group group(JsonNode component, Around around, Place place, @Nullable Condition hide) {
        var path = component.path("path").asText();
        if (path.isEmpty()) {
            return new Group(null, parts(component, around.at(place)), place, hide, component);
        }
        claim(path, around);
        return new Group(path, parts(component, around.nested(path, place)), place, hide, component);
    }

    private Rows rows(JsonNode component, Around around, Place place, @Nullable Condition hide) {
        var path = component.path("path").asText();
        claim(path, around);
        places.keep(place);
        var parts = parts(component, new Around(place, "", new HashSet<>(), true));
        require(parts.stream().allMatch(part -> part.place().equals(place)), "a list belongs to one section");
        var least = component.at("/properties/minRows").asInt(0);
        var most = component.at("/properties/maxRows").asInt(USUAL_ROWS);
        require(!says(component, "append") || !says(component, "prefill"), "a list that is added to starts empty");
        var repeats = component.path("isRepeating").asBoolean();
        var rows = new Rows(
                path,
                around.path() + path,
                parts,
                least,
                repeats ? Math.min(most, MOST_ROWS) : 1,
                says(component, "prefill"),
                place,
                hide,
                component);
        FileColumns.check(rows);
        require(FollowedRows.isPlace(rows.follows()), "rowsFrom is no section and list");
        require(
                rows.follows().isEmpty()
                        || !rows.appended() && ListImport.formats(rows).isEmpty(),
                "a list that follows another has no rows of its own");
        return rows;
    }

    private Field field(JsonNode component, Around around, Place place, @Nullable Condition hide) {
        var key = component.path("key").asText();
        var kind = kinds.read(component);
        claim(key, around);
        places.keep(place);
        require(!component.path("readonly").isTextual(), "readonly can't be an expression");
        var flow = says(component, "flow");
        require(!flow || !around.row(), "what is in a list can't be a process variable");
        searchable(component, kind, around);
        var participant = component.at("/properties/participant").asText();
        require(
                participant.isEmpty()
                        || PARTICIPANT.matcher(participant).matches() && kind instanceof ChoiceKind && !around.row(),
                "only a choice outside lists names units that take part");
        var among = component.at("/properties/among").asText();
        require(Among.isPlace(among), "among is no section, list and field");
        require(among.isEmpty() || around.row(), "only rows of a list can be compared with those of another");
        require(!flow || FlowValues.fits(kind), "only codes, numbers, dates and ticks can be process variables");
        return new Field(
                key,
                around.path() + key,
                kind,
                component.at("/validate/required").asBoolean(),
                component.path("readonly").asBoolean(),
                component.path("disabled").asBoolean(),
                says(component, "prefill"),
                flow,
                place,
                hide,
                component);
    }

    /** The database finds the values by their keys, and by nothing around them. */
    private static void searchable(JsonNode component, Kind kind, Around around) {
        var search = component.at("/properties/search").asText();
        require(search.isEmpty() || SEARCHED.contains(search), "search is neither name nor identity");
        require(
                search.isEmpty()
                        || kind instanceof TextKind
                                && !around.row()
                                && around.path().isEmpty(),
                "only a text outside lists and paths can be searched for");
    }

    private static void claim(String key, Around around) {
        require(KEY.matcher(key).matches(), "key or path is not one word that starts with a letter");
        require(around.keys().add(key), "two components have the key " + key);
    }

    private static @Nullable Condition condition(JsonNode component) {
        var hide = component.at("/conditional/hide").asText();
        return hide.isEmpty() ? null : ConditionReader.read(hide);
    }

    private static boolean says(JsonNode component, String property) {
        return component.path("properties").path(property).asBoolean();
    }

    private static String name(JsonNode component) {
        var key = component.path("key").asText(component.path("id").asText());
        return key.isEmpty() ? component.path("type").asText() : key;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
