package se.samverka.secrecy;

import java.util.List;
import se.samverka.caserecord.Refused;

/** Everybody who has to say yes: all guardians until custody ends (FB 6:2, 6:11), and the young person by age and maturity. */
final class Signatories {

    private Signatories() {}

    /**
     * Who has to sign today, whatever was true when the model asked.
     *
     * @param coSigns whether the young person has reached the age of signing too
     * @param adult whether custody has ended
     */
    static List<String> of(String required, int guardians, boolean coSigns, boolean adult) {
        if (adult) {
            return List.of("UN");
        }
        return of(coSigns && required.equals("VH") ? "VH_UN" : required, guardians);
    }

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
