package se.samverka.secrecy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.CaseId;

/**
 * Sharing on another ground than consent. Somebody of the unit that owns a section proposes, somebody of it decides;
 * both have to take part in the case, and it may be the same person: the law asks the authority to decide, not two of
 * its people. Others, and other cases, do not exist here.
 */
public interface Sharing {

    /**
     * What can be chosen when sharing a section of one's own unit.
     *
     * @throws Refused {@code section-missing} when no such section is mine
     */
    Choices choices(CaseId about, String unit, String section);

    /**
     * Proposes to share; nothing becomes visible yet. Returns the proposal's id.
     *
     * @throws Refused naming the reason: {@code section-missing}, {@code case-closed}, {@code recipient-absent}, {@code
     *     recipient-ended}, {@code ground-…}, {@code text-…}
     */
    UUID propose(NewProposal proposal);

    /** Proposals of my units in the case, decided or not, the newest first. */
    List<Proposal> proposals(CaseId about);

    Optional<Proposal> find(CaseId about, UUID id);

    /** The last day that a decision of today can name. */
    LocalDate latest();

    /**
     * Decides to share: the other unit reads it from this transaction on. An earlier decision about the same, to the same
     * unit and on the same ground ends with it.
     *
     * @throws Refused as {@link #propose}, and {@code proposal-unknown}, {@code proposal-decided} when somebody was
     *     first, {@code ground-changed}, {@code sharing-condition-missing}, {@code sharing-end-…}
     */
    void decide(CaseId about, UUID proposal, Decision decision);

    /** @throws Refused {@code proposal-unknown}, {@code proposal-decided}, {@code case-closed} or {@code text-…} */
    void decline(CaseId about, UUID proposal, String reason);

    /** What others may read of my units' sections today, whatever it rests on. */
    List<Shared> shared(CaseId about);

    /**
     * Takes back what was decided; it closes in this transaction.
     *
     * @throws Refused {@code disclosure-unknown} when no decision of mine is called that, {@code sharing-ended} when it
     *     has been taken back before
     */
    void revoke(CaseId about, UUID disclosure);

    /**
     * @param category the section's category; null when it has none and can only be shared by itself
     * @param recipients codes of units
     * @param grounds of the register that may be used today by a unit like mine
     */
    record Choices(@Nullable String category, List<String> recipients, List<LegalBases.Basis> grounds) {}

    /**
     * @param unit owner of the section
     * @param wholeCategory everything the unit writes of the section's category, now and later, instead of the section
     * @param recipient code of a unit that takes part
     * @param purpose 10 to 2 000 characters; the recipient reads it
     */
    record NewProposal(
            CaseId about,
            String unit,
            String section,
            boolean wholeCategory,
            String recipient,
            String ground,
            String purpose) {}

    /**
     * A proposal and what became of it. Exactly one of section and category is given.
     *
     * @param answer null until it is decided
     */
    record Proposal(
            UUID id,
            CaseId about,
            @Nullable String section,
            @Nullable String category,
            String unit,
            String recipient,
            String ground,
            String purpose,
            String proposedBy,
            Instant proposedAt,
            @Nullable Answer answer) {}

    /** @param validUntil when an agreed sharing ends, else null */
    record Answer(boolean agreed, String reason, String decidedBy, Instant decidedAt, @Nullable Instant validUntil) {}

    /**
     * @param groundVersion the version of the register that was read
     * @param confirmed numbers of the ground's conditions, the first is 0; all have to be there
     * @param reason 20 to 4 000 characters; stays with the own unit
     * @param lastDay last day
     */
    record Decision(int groundVersion, List<Integer> confirmed, String reason, @Nullable LocalDate lastDay) {}

    /**
     * A live row of the ledger. Exactly one of section and category is given.
     *
     * @param decided whether it rests on a decision, which can be taken back
     */
    record Shared(
            UUID id,
            String unit,
            @Nullable String section,
            @Nullable String category,
            String recipient,
            String ground,
            boolean decided,
            @Nullable Instant validUntil) {}
}
