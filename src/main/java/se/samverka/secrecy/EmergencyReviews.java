package se.samverka.secrecy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;

/**
 * Whether cases were rightly opened in an emergency, judged afterwards. For people with the role {@code loggranskare},
 * and for {@code service:log-review}, which a step becomes to ask or to record what such a person decided; for all
 * others there is nothing here.
 */
public interface EmergencyReviews {

    /** Openings nobody has reviewed, the oldest first; each one listed leaves an event. */
    List<Unreviewed> waiting();

    /**
     * Records the result, once and for all.
     *
     * @param reviewer user id of somebody with the role; for a person only their own
     * @throws Refused {@code emergency-review-own} when the reviewer opened the case, {@code emergency-review-early} while
     *     the case is still open, {@code emergency-review-done}, or {@code emergency-review-not-yours}
     */
    void record(UUID opening, String reviewer, Result result);

    /** Justified or not. */
    enum Result {
        BEFOGAD,
        OBEFOGAD
    }

    /**
     * An opening to review.
     *
     * @param person user id of whoever opened
     * @param basis code of the legal basis they named
     * @param until when it ended, or will
     */
    record Unreviewed(
            UUID id,
            CaseId about,
            String number,
            String person,
            Set<String> units,
            String basis,
            String reason,
            Instant openedAt,
            Instant until) {

        /** Never the reason: this may end up in a log. */
        @Override
        public String toString() {
            return "Unreviewed[" + id + "]";
        }
    }
}
