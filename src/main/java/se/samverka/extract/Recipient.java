package se.samverka.extract;

import java.util.Arrays;
import java.util.List;
import se.samverka.caserecord.Refused;

/** Whom an extract is made for, as the family's consents call them. */
public enum Recipient {
    UN,
    VH1,
    VH2;

    /** @throws Refused {@code extract-recipient-missing} for anything else */
    public static Recipient of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused("extract-recipient-missing", "recipient"));
    }

    public boolean guardian() {
        return this != UN;
    }

    /** What can be said to them for leaving something out. */
    public List<MaskReason> reasons() {
        return Arrays.stream(MaskReason.values())
                .filter(reason -> reason.fits(this))
                .toList();
    }
}
