package se.samverka.web;

import org.jspecify.annotations.Nullable;
import se.samverka.secrecy.Reasons.Kind;
import se.samverka.secrecy.Reasons.Reason;

/**
 * Why a section is seen, ready to be said. What is null does not apply.
 *
 * @param key message key, which takes {@code until} and {@code law}
 * @param until last day of the ground, or the minute it ends when it is that short
 * @param law where the basis is found
 * @param code of the basis, for its page in the register
 * @param consent the family's sentence, Swedish
 * @param decidedBy name of whoever decided
 * @param since day of the disclosure
 * @param purpose what it may be used for
 */
record Ground(
        String key,
        @Nullable String until,
        @Nullable String law,
        @Nullable String code,
        @Nullable String consent,
        @Nullable String decidedBy,
        @Nullable String since,
        @Nullable String purpose) {

    static final String EMERGENCY = "emergency";

    static Ground of(Reason reason, Names names) {
        var until = until(reason);
        var by = reason.decidedBy();
        var at = reason.decidedAt();
        return new Ground(
                key(reason.kind()) + (until == null ? "" : ".until"),
                until,
                reason.paragraph() == null ? reason.ground() : reason.paragraph(),
                reason.ground(),
                reason.consent(),
                by == null ? null : names.person(by),
                at == null ? null : Dates.day(at),
                reason.purpose());
    }

    private static @Nullable String until(Reason reason) {
        var end = reason.validUntil();
        return reason.kind() == Kind.EMERGENCY && end != null ? Dates.moment(end) : Dates.lastDay(end);
    }

    /** Message key of what there is to say when no basis of the register carries it. */
    public String says() {
        return key.replace(".until", "") + ".says";
    }

    private static String key(Kind kind) {
        return switch (kind) {
            case OWN -> "ground.own";
            case PARTICIPANT -> "ground.participant";
            case OPEN -> "ground.open";
            case CONSENT -> "ground.consent";
            case DECISION -> "ground.decision";
            case LAW -> "ground.law";
            case EMERGENCY -> "ground.emergency";
        };
    }
}
