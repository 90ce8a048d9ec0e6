package se.samverka.secrecy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.CaseId;

/** Everything a family has been asked in a case and what became of it, as far as the acting person may know. */
public interface ConsentHistory {

    /** The first question first. The unit that asked sees everything, units that a row names see their own rows. */
    List<Round> rounds(CaseId about);

    /**
     * A question.
     *
     * @param holder unit that asks
     * @param signatories empty for everybody but the unit that asks
     */
    record Round(
            UUID id,
            String holder,
            String purpose,
            Instant askedAt,
            Instant validUntil,
            @Nullable Instant replacedAt,
            List<Signatory> signatories,
            List<Row> rows) {}

    /**
     * Somebody who was asked.
     *
     * @param code {@code VH1}, {@code VH2} or {@code UN}
     * @param number which in the order of asking, the first is 0; null until it is known
     * @param answer {@code ja}, {@code nej} or null
     */
    record Signatory(
            String code,
            @Nullable Integer number,
            @Nullable String answer,
            @Nullable String way,
            @Nullable LocalDate signedOn) {}

    /**
     * A row of the matrix for one who signs it.
     *
     * @param says the row as a Swedish sentence
     * @param status as in the matrix, for example {@code LAMNAT}
     */
    record Row(int line, String says, String signatory, String status, Instant changedAt, Instant validUntil) {}
}
