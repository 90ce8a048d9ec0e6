package se.samverka.secrecy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections.NewVersion;
import se.samverka.identity.CaseId;

/** Sections that can be recognised and searched for. */
final class Named {

    private Named() {}

    /** A section that names a person of its own, so that it can be recognised and searched for. */
    static NewVersion section(CaseId about, String unit, String code, String category) {
        return version(about, unit, code, category, "namn", "name", Records.text("namn", name(unit, code)));
    }

    /** A section with a field that may be searched. */
    static NewVersion version(
            CaseId about,
            String unit,
            String code,
            @Nullable String category,
            String field,
            String search,
            ObjectNode values) {
        var form = JsonNodeFactory.instance.objectNode();
        form.putArray("components")
                .addObject()
                .put("type", "textfield")
                .put("key", field)
                .putObject("properties")
                .put("search", search);
        return new NewVersion(about, code, category, unit, form, values, "prov/Task");
    }

    /** Those of the sections that carry a name. */
    static Set<String> marked(Set<String> sections) {
        return sections.stream()
                .filter(section -> section.contains("/del-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String name(String section) {
        var parts = section.split("/");
        return name(parts[0], parts[1]);
    }

    static String name(String unit, String code) {
        return "Namn %s %s".formatted(unit, code);
    }
}
