package se.samverka.audit;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.CaseId;

/**
 * One event. Who acts and when is added by the trail itself from the transaction.
 *
 * @param about the case, or null when none is concerned
 * @param resource kind and code of what is concerned, for example {@code case:cover} or {@link #sections}; never content
 * @param purpose why: a code such as {@code task:Task_BedomAktualisering} or {@code case-page}
 * @param ground legal basis or {@code own} for one's own unit's data; null when not applicable
 */
public record AuditEvent(
        Action action,
        Outcome outcome,
        @Nullable CaseId about,
        String resource,
        @Nullable String purpose,
        @Nullable String ground) {

    private static final String SECTIONS = "section:";

    /** Sections of one case as a resource, for example {@code section:narvaro@skola-hisingen,plan@skola-hisingen}. */
    public static String sections(Collection<SectionName> names) {
        return SECTIONS + names.stream().map(SectionName::toString).collect(Collectors.joining(","));
    }

    /** What {@link #sections} named; nothing when the resource is of another kind. */
    public static List<SectionName> sectionsIn(String resource) {
        return resource.startsWith(SECTIONS)
                ? Stream.of(resource.substring(SECTIONS.length()).split(","))
                        .map(SectionName::parse)
                        .toList()
                : List.of();
    }

    /** What was done. */
    public enum Action {
        READ,
        LIST,
        SEARCH,
        WRITE,
        DISCLOSE,
        REVOKE,
        SIGN_IN,
        SIGN_OUT,
        START,
        COMPLETE,
        CLAIM,
        DEPLOY,
        /** Somebody opened a case in an emergency, or wanted to. */
        EMERGENCY,
        /** Something left Samverka as a file. */
        EXPORT,
        /** Somebody opened what is written about a protected person. Each of these is to be reviewed. */
        OPEN_PROTECTED
    }

    /** How it ended. */
    public enum Outcome {
        OK,
        DENIED,
        EMPTY
    }
}
