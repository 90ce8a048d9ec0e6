package se.samverka.extract;

/**
 * Why something is left out. Codes whose texts name where the law speaks of it; each use is for the authority to judge, and
 * none is a statement of law.
 */
public enum MaskReason {
    TREDJE_MAN,
    MOT_VARDNADSHAVARE,
    MOT_DEN_UNGA,
    UPPGIFTSLAMNARE,
    SKYDDADE_UPPGIFTER,
    BROTTSUTREDNING;

    boolean fits(Recipient recipient) {
        return switch (this) {
            case MOT_VARDNADSHAVARE -> recipient.guardian();
            case MOT_DEN_UNGA -> !recipient.guardian();
            default -> true;
        };
    }
}
