package se.samverka.extract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;

/**
 * An extract from the first draft to its release. Whoever produces it marks what is left out and hands it over; somebody else
 * sends it back or releases it, once.
 *
 * @param units codes of whose knowledge it is, all of one authority
 * @param producedBy user id
 * @param attempts one for each time it was handed over, the first first
 */
public record Extract(
        UUID id,
        CaseId about,
        String authority,
        List<String> units,
        Recipient recipient,
        String producedBy,
        Instant begunAt,
        List<Attempt> attempts) {

    /**
     * @param released null until somebody has reviewed it
     * @param reason why it was sent back, else null
     */
    public record Attempt(
            int number,
            String material,
            Instant submittedAt,
            @Nullable Boolean released,
            @Nullable String reason,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt) {}

    /** Where it stands. */
    public enum State {
        PREPARING,
        WAITING,
        RELEASED
    }

    public Optional<Attempt> latest() {
        return attempts.stream().reduce((first, last) -> last);
    }

    public State state() {
        return latest().map(attempt -> attempt.released() == null
                        ? State.WAITING
                        : attempt.released() ? State.RELEASED : State.PREPARING)
                .orElse(State.PREPARING);
    }

    public boolean producedBy(String person) {
        return producedBy.equals(person);
    }

    /** @throws Refused {@code extract-not-yours} or {@code extract-not-open} */
    void requirePreparing(String person) {
        if (!producedBy(person)) {
            throw new Refused("extract-not-yours");
        }
        if (state() != State.PREPARING) {
            throw new Refused("extract-not-open");
        }
    }

    /** @throws Refused {@code extract-own-review} or {@code extract-not-open}, also when a newer attempt waits */
    Attempt requireReviewable(String person, int seen) {
        if (producedBy(person)) {
            throw new Refused("extract-own-review");
        }
        if (state() != State.WAITING) {
            throw new Refused("extract-not-open");
        }
        return latest().filter(attempt -> attempt.number() == seen).orElseThrow(() -> new Refused("extract-not-open"));
    }
}
