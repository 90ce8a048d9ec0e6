package se.samverka.secrecy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The register of legal bases. Everybody who acts may read it; a jurist decides what may be used. Nothing rests on a basis
 * that is not approved, not yet valid or ended, and what rested on one closes when it ends.
 */
public interface LegalBases {

    /** Where each basis is found in law, for example {@code SoL 19:1}, by code; unknown codes are left out. */
    Map<String, String> paragraphs(Collection<String> codes);

    /** The whole register, in the order of the law book. */
    List<Basis> all();

    Optional<Basis> find(String code);

    /** Every change of the basis, the newest first; the last one is how it came into the register. */
    List<Change> history(String code);

    /**
     * Approves the basis for use between two days, whether or not it was approved before.
     *
     * @throws Refused {@code not-jurist}; {@code ground-changed} when somebody changed it since the version was seen;
     *     {@code ground-wording-unread} when nobody has verified the wording yet; {@code text-…} and {@code date-…} for
     *     what is missing or impossible
     */
    void approve(Approval approval);

    /**
     * Ends an approved basis after its last day; a day that has passed closes at once what rests on it.
     *
     * @throws Refused as {@link #approve}, and {@code ground-not-approved}
     */
    void end(String code, int seen, @Nullable LocalDate last, String reason);

    /**
     * Takes the approval back; what rests on it closes at once.
     *
     * @throws Refused as {@link #end}
     */
    void withdraw(String code, int seen, String reason);

    /**
     * A row of the register.
     *
     * @param version number of the latest change
     * @param conditions the condition in parts that are confirmed one by one
     * @param validFrom first day, or null when the register does not know
     * @param validTo last day, or null
     * @param approvedBy user id, or null
     */
    record Basis(
            String code,
            int version,
            String paragraph,
            Kind kind,
            String discloser,
            String recipient,
            String condition,
            List<String> conditions,
            String permits,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            Verification verification,
            @Nullable String toVerify,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            Standing standing) {}

    /** Only the first two can carry a disclosure: what may be given and what must be. */
    enum Kind {
        UTLAMNANDE,
        SKYLDIGHET,
        HUVUDREGEL,
        RAM
    }

    /** Wording read, taken from preparatory work or guides, taken from general knowledge. */
    enum Verification {
        V,
        P,
        O
    }

    /** Whether it may be used today. */
    enum Standing {
        USABLE,
        NOT_APPROVED,
        NOT_YET,
        ENDED
    }

    /**
     * One change.
     *
     * @param what {@code REGISTRERAD}, {@code GODKAND}, {@code AVSLUTAD} or {@code ATERTAGEN}
     * @param wording the law as whoever approved it read it, or null
     * @param by user id, or {@code register}
     */
    record Change(
            int version,
            String what,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            Verification verification,
            @Nullable String wording,
            @Nullable String note,
            String by,
            Instant at) {}

    /**
     * What a jurist says when approving.
     *
     * @param seen the version that was read
     * @param wording the text of the law, 10 to 20 000 characters
     * @param wordingRead whether the jurist states to have read the wording in force; it then counts as verified
     * @param note 5 to 2 000 characters
     * @param to last day, or null while it is not known
     */
    record Approval(
            String code,
            int seen,
            String wording,
            boolean wordingRead,
            String note,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}
}
