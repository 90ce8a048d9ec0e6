package se.samverka.secrecy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.CaseId;

/** The ledger as it can be accounted for: what was let out of and into the acting person's units, ended or not. */
public interface DisclosureLog {

    /** The oldest first. */
    List<Entry> entries(CaseId about);

    /**
     * A disclosure. Exactly one of section and category is given.
     *
     * @param owner unit whose section it is
     * @param from unit that let it out, the owner or one that was let in before
     * @param paragraph where the ground is found
     * @param condition what the ground asks for
     * @param consented whether it rests on the family's consent, else on a decision of the unit or on the law
     * @param lapsed whether its ground can no longer be used, so that nothing is open
     */
    record Entry(
            UUID id,
            @Nullable String section,
            @Nullable String category,
            String owner,
            String from,
            String to,
            String ground,
            String paragraph,
            String condition,
            boolean consented,
            boolean decided,
            String purpose,
            Instant decidedAt,
            @Nullable Instant validUntil,
            @Nullable Instant revokedAt,
            boolean lapsed) {}
}
