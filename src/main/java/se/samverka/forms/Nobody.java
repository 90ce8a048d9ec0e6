package se.samverka.forms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text about what happens and not about anybody: refused when it seems to have a person's name or an identity number in
 * it. It guesses, so it says which word it means; a street or a place that is named after somebody passes.
 */
final class Nobody implements TextFormat {

    private static final Pattern NUMBER = Pattern.compile(
            "(?<!\\d)(?:19|20)?\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]|6[1-9]|[78]\\d|9[01])[-+ ]?\\d{4}(?!\\d)");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’-]*");
    private static final Pattern SURNAME =
            Pattern.compile("(?!Ericsson)\\p{Lu}\\p{L}*(?:sson|sdotter|ović|ovic|ević|evic)s?");
    private static final Pattern PLACE =
            Pattern.compile("(?i).*(?:gatan?|plats(?:en)?|plan(?:en)?|torg(?:et)?|väg(?:en)?"
                    + "|led(?:en)?|terminal(?:en)?|park(?:en)?|bron?|skolan?|kyrkan?|hall(?:en)?|vall(?:en)?|arenan?|stadion"
                    + "|station(?:en)?|avenyn?|gränd(?:en)?|back(?:en|e)|tunneln?|mot(?:et)?|kaj(?:en)?|hus(?:et)?|gård(?:en)?"
                    + "|museet|bibliotek(?:et)?|berget?|läktaren?|stå|café(?:et)?|pub(?:en)?|bar(?:en)?)");
    private static final Set<String> SAINTS = Set.of("sankt", "sankta", "s:t");

    private final Set<String> names = new HashSet<>();
    private final Set<String> alsoWords = new HashSet<>();

    Nobody() {
        var file = Objects.requireNonNull(Nobody.class.getResourceAsStream("/people/first-names.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var into = names;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("---")) {
                    into = alsoWords;
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    into.add(lower(line.strip()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable String read(String text, Complaint.Taker complaints) {
        if (NUMBER.matcher(text).find()) {
            complaints.complain("forms.people.number");
            return null;
        }
        var words = WORD.matcher(text).results().map(MatchResult::group).toList();
        for (var at = 0; at < words.size(); at++) {
            if (isSomebody(words, at)) {
                complaints.complain("forms.people.name", at + 1);
                return null;
            }
        }
        return text;
    }

    private boolean isSomebody(List<String> words, int at) {
        var word = words.get(at);
        if (isPlace(words, at) || (at > 0 && SAINTS.contains(lower(words.get(at - 1))))) {
            return false;
        }
        return SURNAME.matcher(word).matches()
                || isIn(names, word)
                || (isCapital(word) && isIn(alsoWords, word) && at + 1 < words.size() && isSurname(words.get(at + 1)));
    }

    /** A name with the sort of place it belongs to after it, as in {@code Selma Lagerlöfs torg}. */
    private static boolean isPlace(List<String> words, int at) {
        for (var next = at + 1; next < words.size() && next <= at + 2; next++) {
            if (PLACE.matcher(words.get(next)).matches()) {
                return true;
            }
            if (!isCapital(words.get(next))) {
                return false;
            }
        }
        return false;
    }

    private static boolean isSurname(String word) {
        return isCapital(word) && word.length() > 1 && !word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static boolean isIn(Set<String> names, String word) {
        var lower = lower(word);
        return names.contains(lower) || (lower.endsWith("s") && names.contains(lower.substring(0, lower.length() - 1)));
    }

    private static boolean isCapital(String word) {
        return Character.isUpperCase(word.codePointAt(0));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
