package se.samverka.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samverka.secrecy.Sharing.Proposal;

/**
 * A proposal to share as the unit that owns it reads it.
 *
 * @param what name of the section, or of the category when {@code whole}
 * @param answer null until it is decided
 */
record ProposalView(
        UUID id,
        String what,
        boolean whole,
        String unit,
        String recipient,
        String purpose,
        String proposedBy,
        String proposedOn,
        @Nullable AnswerView answer) {

    /** @param until last day, or null when it was declined */
    record AnswerView(boolean agreed, String reason, String by, String on, @Nullable String until) {}

    static ProposalView of(Proposal proposal, String what, Names names) {
        var answer = proposal.answer();
        return new ProposalView(
                proposal.id(),
                what,
                proposal.section() == null,
                names.unit(proposal.unit()),
                names.unit(proposal.recipient()),
                proposal.purpose(),
                names.person(proposal.proposedBy()),
                Dates.day(proposal.proposedAt()),
                answer == null
                        ? null
                        : new AnswerView(
                                answer.agreed(),
                                answer.reason(),
                                names.person(answer.decidedBy()),
                                Dates.day(answer.decidedAt()),
                                Dates.lastDay(answer.validUntil())));
    }
}
