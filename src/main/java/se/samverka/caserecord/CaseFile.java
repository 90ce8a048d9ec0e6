package se.samverka.caserecord;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.CaseId;

/**
 * A case's cover.
 *
 * @param number what people say, prefix, year and counter; not personal data
 * @param title what lists call it; null when it has none, and always under secrecy
 * @param process id of the process that carries it
 */
public record CaseFile(
        CaseId id,
        String number,
        @Nullable String title,
        String process,
        Regime regime,
        String area,
        State state,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String closedReason) {

    /** Who reads: per piece and ground, all participants, or all signed-in staff. */
    public enum Regime {
        SEKRETESS,
        DELTAGARE,
        OPPEN
    }

    /** The life of a case file. */
    public enum State {
        ACTIVE,
        CLOSED
    }
}
