package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import se.samverka.caserecord.Sections.Section;

/**
 * Puts what the reader may see of other sections where the form asks for it, and the sentence that it is withheld
 * everywhere else.
 */
final class Cutter {

    private final Wording wording;
    private final List<Section> readable;
    private final ObjectNode data;
    private final Set<String> withheld = new LinkedHashSet<>();
    private int shown;

    private Cutter(Wording wording, List<Section> readable, ObjectNode data) {
        this.wording = wording;
        this.readable = readable;
        this.data = data;
    }

    /** What the reader is told around the values. */
    interface Wording {

        /** The sentence in the place of something the reader has no ground to see. */
        String withheld();

        /** Who wrote the section and why the reader may see it. */
        String origin(Section section);
    }

    /**
     * @param schema the form with nothing left to cut
     * @param data what it starts with; values of other sections lie below keys that are never taken back
     * @param withheld codes of the sections that are not shown
     */
    record Cut(JsonNode schema, ObjectNode data, List<String> withheld) {}

    /**
     * @param readable the newest versions the reader may see of the sections the form shows
     * @param own what the reader's own fields start with
     */
    static Cut cut(Form form, List<Section> readable, ObjectNode own, Wording wording) {
        var cutter = new Cutter(wording, readable, own.deepCopy());
        cutter.data.setAll(form.known());
        var schema = ((ObjectNode) form.schema()).deepCopy();
        schema.set("components", cutter.components(form.parts()));
        return new Cut(schema, cutter.data, List.copyOf(cutter.withheld));
    }

    private ArrayNode components(List<Part> parts) {
        var components = JsonNodeFactory.instance.arrayNode();
        for (var part : parts) {
            if (part instanceof Shown show) {
                components.add(show(show));
            } else if (part instanceof Group group) {
                components.add(((ObjectNode) group.source())
                        .<ObjectNode>deepCopy()
                        .set("components", components(group.parts())));
            } else {
                components.add(part.source());
            }
        }
        return components;
    }

    private ObjectNode show(Shown show) {
        var group = group(show);
        var inside = group.putArray("components");
        for (var section : readable) {
            if (section.code().equals(show.section())) {
                show(section, inside);
            }
        }
        if (inside.isEmpty()) {
            withheld.add(show.section());
            inside.add(text(group.path("id").asText() + "_text", wording.withheld()));
        }
        return group;
    }

    private static ObjectNode group(Shown show) {
        var source = show.source();
        var label = source.path("type").asText().equals("group")
                ? source.path("label").asText()
                : "";
        var group = JsonNodeFactory.instance
                .objectNode()
                .put("type", "group")
                .put("id", "shown_" + source.path("id").asText(show.section()))
                .put("label", label)
                .put("showOutline", true);
        if (source.has("conditional")) {
            group.set("conditional", source.get("conditional"));
        }
        return group;
    }

    private void show(Section section, ArrayNode into) {
        var path = Form.SHOWN + "visas" + shown++;
        // Without a label of its own the browser would call it Group.
        var frame = into.addObject()
                .put("type", "group")
                .put("id", path)
                .put("path", path)
                .put("label", "")
                .put("showOutline", false);
        var inside = ReadOnly.components(section.form(), section.values(), path);
        inside.add(text(path + "_origin", wording.origin(section)));
        frame.set("components", inside);
        data.set(path, ReadOnly.values(section.form(), section.values()));
    }

    private static ObjectNode text(String id, String says) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "text")
                .put("id", id)
                .put("text", says);
    }
}
