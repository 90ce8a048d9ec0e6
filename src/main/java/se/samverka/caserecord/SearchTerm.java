package se.samverka.caserecord;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something the law lets be searched for.
 *
 * @param kind one of the kinds of {@link CaseSearch}
 * @param text a name as it was typed, twelve digits, or a case number
 */
record SearchTerm(String kind, String text) {

    private static final int LONGEST = 120;
    private static final Pattern NAME = Pattern.compile("(?=.*\\p{L}{2})[\\p{L}\\p{M}'’´`., \\u00A0-]+");
    private static final Pattern CASE_NUMBER = Pattern.compile("[A-ZÅÄÖ]{2,10}-\\d{4}-\\d{5,9}");

    /** @throws Refused when it is not exactly one term of one of the kinds */
    static SearchTerm of(Map<String, String> terms, LocalDate today) {
        if (terms.size() != 1) {
            throw new Refused("search-one-term");
        }
        var only = terms.entrySet().iterator().next();
        var said = only.getValue().length() > LONGEST ? "" : only.getValue().strip();
        var text =
                switch (only.getKey()) {
                    case CaseSearch.NAME -> require(NAME.matcher(said).matches() ? said : null, "name", only);
                    case CaseSearch.IDENTITY_NUMBER ->
                        require(
                                IdentityNumber.parse(said, today)
                                        .map(IdentityNumber::digits)
                                        .orElse(null),
                                "identity",
                                only);
                    case CaseSearch.CASE_NUMBER -> {
                        var number = said.toUpperCase(Locale.ROOT);
                        yield require(CASE_NUMBER.matcher(number).matches() ? number : null, "number", only);
                    }
                    default -> throw new Refused("search-one-term");
                };
        return new SearchTerm(only.getKey(), text);
    }

    private static String require(@Nullable String text, String kind, Map.Entry<String, String> said) {
        if (text == null) {
            throw new Refused("search-" + kind + "-invalid", said.getKey());
        }
        return text;
    }

    /** Never the term: this may end up in a log. */
    @Override
    public String toString() {
        return "SearchTerm[" + kind + "]";
    }
}
