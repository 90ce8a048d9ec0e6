package se.samverka.caserecord;

import java.nio.charset.StandardCharsets;

/** Text that somebody has to write, as the database can keep it. */
public final class WrittenText {

    private WrittenText() {}

    /** @throws Refused {@code text-too-short}, {@code text-too-long} or {@code text-unstorable}, naming the field */
    public static String of(String written, String field, int least, int most) {
        var text = written.strip().replace("\r\n", "\n");
        // Counted as the database counts.
        var length = text.codePointCount(0, text.length());
        if (length < least) {
            throw Refused.naming("text-too-short", field, String.valueOf(least));
        }
        if (length > most) {
            throw Refused.naming("text-too-long", field, String.valueOf(most));
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new Refused("text-unstorable", field);
        }
        return text;
    }
}
