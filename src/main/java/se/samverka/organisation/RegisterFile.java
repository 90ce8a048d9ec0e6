package se.samverka.organisation;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Turns the text of a city's file into a register, or says by line why not. */
class RegisterFile {

    private static final String CODE = "[a-z0-9-]{2,40}";
    private static final String UNIT_CODE = "[a-z0-9-]{3,40}";
    private static final Set<String> NAMED = Set.of("code", "name");
    private static final Set<String> ACTOR = Set.of("code", "name", "per");

    static Register read(String yaml) {
        var file = new YamlEntry(compose(yaml), Set.of("city", "areas", "actors", "authorities", "units"));
        file.text("city");
        var register = new Register(
                areas(file.items("areas")),
                actors(file.items("actors")),
                perAuthority(file.items("actors")),
                file.items("authorities").stream().map(RegisterFile::authority).toList(),
                file.items("units").stream().map(RegisterFile::unit).toList());
        RegisterRules.check(register);
        return register;
    }

    private static Node compose(String yaml) {
        try {
            var root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (root == null) {
                throw new RegisterRefused(1, "the file is empty");
            }
            return root;
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new RegisterRefused(mark == null ? 1 : mark.getLine() + 1, "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new RegisterRefused(1, "not YAML");
        }
    }

    private static List<Organisations.Area> areas(List<Node> nodes) {
        var areas = new ArrayList<Organisations.Area>();
        named(nodes, NAMED).forEach((code, name) -> areas.add(new Organisations.Area(code, name)));
        return areas;
    }

    private static Map<String, String> actors(List<Node> nodes) {
        return named(nodes, ACTOR);
    }

    /** Those whose entry says {@code per: authority}. */
    private static Set<String> perAuthority(List<Node> nodes) {
        var found = new LinkedHashSet<String>();
        for (var node : nodes) {
            var entry = new YamlEntry(node, ACTOR);
            var per = entry.find("per");
            if (per.filter(value -> !value.equals("authority")).isPresent()) {
                throw new RegisterRefused(entry.line(), "'per' can only be 'authority'");
            }
            per.ifPresent(value -> found.add(entry.text("code")));
        }
        return found;
    }

    private static Map<String, String> named(List<Node> nodes, Set<String> known) {
        var names = new LinkedHashMap<String, String>();
        for (var node : nodes) {
            var entry = new YamlEntry(node, known);
            var code = entry.code("code", CODE);
            if (names.put(code, entry.text("name")) != null) {
                throw new RegisterRefused(entry.line(), "duplicate code '" + code + "'");
            }
        }
        return names;
    }

    private static Register.Entry<Authority> authority(Node node) {
        var entry = new YamlEntry(node, Set.of("code", "name", "kind", "area", "from", "to", "successors"));
        var authority = new Authority(
                entry.code("code", CODE),
                entry.text("name"),
                entry.text("kind"),
                entry.find("area").orElse(null),
                entry.date("from"),
                entry.dateOrNull("to"),
                entry.texts("successors"));
        return new Register.Entry<>(entry.line(), authority);
    }

    private static Register.Entry<Unit> unit(Node node) {
        var entry = new YamlEntry(node, Set.of("code", "name", "authority", "actors", "areas", "from", "to"));
        var unit = new Unit(
                entry.code("code", UNIT_CODE),
                entry.text("name"),
                entry.text("authority"),
                entry.texts("actors"),
                entry.texts("areas"),
                entry.date("from"),
                entry.dateOrNull("to"));
        return new Register.Entry<>(entry.line(), unit);
    }
}
