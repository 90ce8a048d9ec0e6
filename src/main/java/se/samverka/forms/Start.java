package se.samverka.forms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import se.samverka.caserecord.Sections.Section;

/** What a form starts with: values of the same unit's own sections, where the form asks for them. */
final class Start {

    private Start() {}

    /** Sections that have to be read to know. */
    static List<String> sections(Form form) {
        var sections = new ArrayList<String>();
        form.everyPart()
                .filter(Start::prefilled)
                .map(part -> part.place().section())
                .forEach(sections::add);
        return sections.stream().distinct().toList();
    }

    /** Whether what people can't change depends on what was written before. */
    static boolean fixes(Form form) {
        return form.fields().anyMatch(field -> field.prefill() && (field.fixed() || field.absent()));
    }

    /** @param own newest versions of the unit's own sections */
    static ObjectNode values(Form form, List<Section> own) {
        var values = JsonNodeFactory.instance.objectNode();
        form.everyPart().filter(Start::prefilled).forEach(part -> own.stream()
                .filter(section -> section.code().equals(part.place().section()))
                .findFirst()
                .ifPresent(section -> copy(path(part), section.values(), values)));
        return values;
    }

    private static boolean prefilled(Part part) {
        return part instanceof Field field ? field.prefill() : part instanceof Rows rows && rows.prefill();
    }

    private static String path(Part part) {
        return part instanceof Field field ? field.path() : part instanceof Rows rows ? rows.path() : "";
    }

    private static void copy(String path, ObjectNode from, ObjectNode to) {
        var value = from.at("/" + path.replace('.', '/'));
        if (value.isMissingNode()) {
            return;
        }
        var names = path.split("\\.");
        var target = to;
        for (var i = 0; i < names.length - 1; i++) {
            target = target.withObjectProperty(names[i]);
        }
        target.set(names[names.length - 1], value);
    }
}
