package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

        /** The matrix: each row once, with what everybody who is asked has said of it. */
        public List<Line> lines() {
            return signatories.get(0).rows().stream()
                    .map(row -> new Line(
                            row.says(),
                            signatories.stream()
                                    .flatMap(one -> one.rows().stream()
                                            .filter(each -> each.line() == row.line())
                                            .map(each -> new Said(one.code(), each.status(), each.validTo())))
                                    .toList()))
                    .toList();
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

    /** What everybody who is asked has said of one row. */
    record Line(String says, List<Said> said) {

        /** A row lives as long as everybody's yes does. */
        public State on(LocalDate day) {
            if (said.stream().anyMatch(one -> one.ended(day))) {
                return State.CLOSED;
            }
            return said.stream().allMatch(one -> one.status().equals("LAMNAT")) ? State.OPEN : State.WAITING;
        }

        /** Last day. */
        public LocalDate validTo() {
            return said.stream().map(Said::validTo).min(LocalDate::compareTo).orElseThrow();
        }
    }

    /** @param signatory {@code VH1}, {@code VH2} or {@code UN} */
    record Said(String signatory, String status, LocalDate validTo) {

        private boolean ended(LocalDate day) {
            return !Set.of("UTKAST", "BEGART", "LAMNAT").contains(status) || validTo.isBefore(day);
        }
    }

    /** Whether a row may be used: it may, it waits for somebody's answer, or it may not. */
    enum State {
        OPEN,
        WAITING,
        CLOSED
    }

    /**
     * One row of the matrix, for one who is asked.
     *
     * @param line its number in the matrix
     * @param says the row as a Swedish sentence
     * @param validTo last day; a guardian's consent does not outlast custody
     * @param status as in the matrix, for example {@code LAMNAT}
     */
    record Row(int line, String says, LocalDate validTo, String status) {}
}
