package se.samverka.extract;

import java.nio.charset.StandardCharsets;
import se.samverka.caserecord.Refused;

/** Why an extract is sent back, as the database can keep it. */
final class ReviewReason {

    private static final int LEAST = 10;
    private static final int MOST = 2_000;

    private ReviewReason() {}

    /** @throws Refused {@code text-too-short}, {@code text-too-long} or {@code text-unstorable} */
    static String of(String written) {
        var text = written.strip().replace("\r\n", "\n");
        var length = text.codePointCount(0, text.length());
        if (length < LEAST) {
            throw Refused.naming("text-too-short", "reason", String.valueOf(LEAST));
        }
        if (length > MOST) {
            throw Refused.naming("text-too-long", "reason", String.valueOf(MOST));
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new Refused("text-unstorable", "reason");
        }
        return text;
    }
}
