package se.samverka.caserecord;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** Identity numbers that somebody has written into a text. */
public final class WrittenNumbers {

    private static final Pattern CANDIDATE = Pattern.compile("(?<!\\d)(?:\\d{8}|\\d{6})[-+ ]?\\d{4}(?!\\d)");

    private WrittenNumbers() {}

    /** Valid ones only, in the order of the text. */
    public static List<Found> in(String text, LocalDate today) {
        return CANDIDATE
                .matcher(text)
                .results()
                .flatMap(match -> IdentityNumber.parse(match.group(), today)
                        .map(number -> new Found(match.start(), match.end(), number.digits()))
                        .stream())
                .toList();
    }

    /**
     * Where one stands.
     *
     * @param digits all twelve
     */
    public record Found(int from, int to, String digits) {

        /** Never the number: this may end up in a log. */
        @Override
        public String toString() {
            return "Found[" + from + "-" + to + "]";
        }
    }
}
