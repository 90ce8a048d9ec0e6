package se.samverka.caserecord;

/** The ages at which the law changes who decides: co-signing as a rule from 15, alone from 18 (FB 6:2). */
enum AgeBand {
    UNDER_15,
    FROM_15,
    ADULT;

    static AgeBand of(int years) {
        if (years < 15) {
            return UNDER_15;
        }
        return years < 18 ? FROM_15 : ADULT;
    }
}
