package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text; kept without the space around it.
 *
 * @param oneLine line breaks become spaces, as in the browser
 * @param least fewest characters when anything is written
 * @param most most characters, also where the form sets no bound
 */
record TextKind(boolean oneLine, int least, int most, List<TextFormat> formats) implements Kind {

    @Override
    public @Nullable JsonNode read(JsonNode value, Complaint.Taker complaints) {
        if (!value.isTextual()) {
            complaints.complain("forms.text.type");
            return null;
        }
        var written = value.textValue().strip();
        var text = oneLine ? written.replaceAll("[\\r\\n\\t]", " ") : written;
        if (text.isEmpty() || !holds(text, complaints)) {
            return null;
        }
        for (var format : formats) {
            var kept = format.read(text, complaints);
            if (kept == null) {
                return null;
            }
            text = kept;
        }
        return TextNode.valueOf(text);
    }

    private boolean holds(String text, Complaint.Taker complaints) {
        if (text.length() > most) {
            complaints.complain("forms.text.most", most);
            return false;
        }
        if (text.length() < least) {
            complaints.complain("forms.text.least", least);
            return false;
        }
        if (!text.codePoints().allMatch(TextKind::storable)) {
            complaints.complain("forms.text.characters");
            return false;
        }
        return true;
    }

    /** Control characters and halves of surrogate pairs are refused: the database could not keep them. */
    static boolean storable(int character) {
        return "\r\n\t".indexOf(character) >= 0
                || (character >= ' ' && character != 0x7f && (character < 0xd800 || character > 0xdfff));
    }

    @Override
    public JsonNode nothing() {
        return TextNode.valueOf("");
    }
}
