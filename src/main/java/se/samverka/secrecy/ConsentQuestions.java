package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.CaseId;

/** What a family is being asked, for the unit that asks; to everybody else there is no question. */
public interface ConsentQuestions {

    Optional<Question> current(CaseId about);

    /**
     * The current request of a case.
     *
     * @param holder the unit that asks
     * @param exceptions what the family has asked not to be told, or null
     * @param validTo last day
     * @param signatories guardians first
     */
    record Question(
            UUID id,
            String holder,
            String purpose,
            @Nullable String exceptions,
            LocalDate askedOn,
            LocalDate validTo,
            List<Signatory> signatories) {

        public Optional<Signatory> signatory(String code) {
            return signatories.stream().filter(one -> one.code().equals(code)).findFirst();
        }
    }

    /**
     * Somebody who is asked.
     *
     * @param code {@code VH1}, {@code VH2} or {@code UN}
     * @param answer {@code ja}, {@code nej} or null
     * @param way how it was given: {@code skriftligt}, {@code elegitimation}, {@code muntligt} or null
     */
    record Signatory(
            String code, @Nullable String answer, @Nullable String way, @Nullable LocalDate signedOn, List<Row> rows) {}

    /**
     * One row of the matrix.
     *
     * @param says the row as a Swedish sentence
     * @param validTo last day; a guardian's consent does not outlast custody
     * @param status as in the matrix, for example {@code LAMNAT}
     */
    record Row(String says, LocalDate validTo, String status) {}
}
