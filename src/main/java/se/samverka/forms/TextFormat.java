package se.samverka.forms;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A shape that text has to have. */
@FunctionalInterface
interface TextFormat {

    /** The browser's own pattern, so that the two never disagree. */
    Pattern EMAIL = Pattern.compile("^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
            + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$");

    /** Country code and number, at most 15 digits (ITU-T E.164). */
    Pattern PHONE = Pattern.compile("^(\\+|00)[1-9]\\d{6,14}$");

    /** The text as it is kept, or null when it does not hold; then the reason has been given. */
    @Nullable
    String read(String text, Complaint.Taker complaints);

    static TextFormat email() {
        return matching(EMAIL, "forms.text.email");
    }

    static TextFormat phone() {
        return matching(PHONE, "forms.text.phone");
    }

    /** @param says the author's own sentence for people who write something else */
    static TextFormat pattern(Pattern pattern, @Nullable String says) {
        return says == null
                ? matching(pattern, "forms.text.pattern")
                : matching(pattern, "forms.text.pattern.says", says);
    }

    private static TextFormat matching(Pattern pattern, String message, Object... arguments) {
        return (text, complaints) -> {
            if (PatientText.find(pattern, text)) {
                return text;
            }
            complaints.complain(message, arguments);
            return null;
        };
    }
}
