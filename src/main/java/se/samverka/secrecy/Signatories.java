package se.samverka.secrecy;

import java.util.List;
import se.samverka.caserecord.Refused;

/** Everybody who has to say yes: all guardians (FB 6:11), and the young person by age and maturity. */
final class Signatories {

    private Signatories() {}

    /**
     * @param required {@code VH}, {@code VH_UN} or {@code UN}
     * @param guardians one or two when guardians sign
     */
    static List<String> of(String required, int guardians) {
        if (required.equals("UN")) {
            return List.of("UN");
        }
        if (!required.equals("VH") && !required.equals("VH_UN")) {
            throw new Refused("consent-signatories-unknown");
        }
        if (guardians < 1 || guardians > 2) {
            throw new Refused("consent-guardians-wrong", "guardians");
        }
        var all = List.of("VH1", "VH2").subList(0, guardians);
        return required.equals("VH")
                ? all
                : List.of(String.join(",", all).concat(",UN").split(","));
    }
}
