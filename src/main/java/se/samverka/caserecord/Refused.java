package se.samverka.caserecord;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the record do not allow it; the transaction is rolled back and nothing has changed. Carries codes only,
 * never what somebody wrote. People read the message {@code refused.<code>}.
 */
public class Refused extends RuntimeException {

    private final String code;
    private final @Nullable String field;
    private final List<String> names;

    /** @param code {@code [a-z-]}, for example {@code case-closed} */
    public Refused(String code) {
        this(code, null);
    }

    /** @param field key of the form field that has to be changed, or null when it is not about one field */
    public Refused(String code, @Nullable String field) {
        this(code, field, List.of());
    }

    private Refused(String code, @Nullable String field, List<String> names) {
        super(field == null ? code : code + " (" + field + ")");
        this.code = code;
        this.field = field;
        this.names = names;
    }

    /** @param names of things of the registers, never of people, in the order the text takes them */
    public static Refused naming(String code, @Nullable String field, String... names) {
        return new Refused(code, field, List.of(names));
    }

    public String code() {
        return code;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** What the text for people names. */
    public List<String> names() {
        return names;
    }

    /** Key of the text for people. */
    public String messageKey() {
        return "refused." + code;
    }
}
