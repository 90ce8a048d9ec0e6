package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import se.samverka.identity.CaseId;

/** What is kept of something half-finished: what the person typed and nothing that was only shown. */
final class DraftValues {

    private DraftValues() {}

    static String ofTask(String id) {
        return "task:" + id;
    }

    static String ofProcess(String id) {
        return "process:" + id;
    }

    static String ofReport(CaseId about, String element) {
        return "report:" + about + ":" + element;
    }

    /** Without other sections' values, and without characters the database could not keep. */
    static ObjectNode of(ObjectNode typed) {
        var kept = typed.deepCopy();
        kept.remove(
                names(kept).stream().filter(name -> name.startsWith(Form.SHOWN)).toList());
        clean(kept);
        return kept;
    }

    /** Only what the form still asks for. */
    static ObjectNode in(Form form, ObjectNode draft) {
        return draft.deepCopy().retain(Keys.of(form.parts()));
    }

    private static void clean(JsonNode node) {
        if (node instanceof ObjectNode object) {
            names(object).forEach(name -> {
                var value = object.get(name);
                if (!storable(name)) {
                    object.remove(name);
                } else if (value.isTextual()) {
                    object.set(name, clean(value.textValue()));
                } else {
                    clean(value);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    array.set(i, clean(array.get(i).textValue()));
                } else {
                    clean(array.get(i));
                }
            }
        }
    }

    private static TextNode clean(String text) {
        return TextNode.valueOf(text.codePoints()
                .filter(TextKind::storable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    private static boolean storable(String name) {
        return name.codePoints().allMatch(TextKind::storable);
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
