package se.samverka.web;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Cases;

/** Which of the pages about the family the reader may open; templates ask for it as {@code @familyLinks}. */
@Component
class FamilyLinks {

    private final Cases cases;
    private final ConsentReading consents;

    FamilyLinks(Cases cases, ConsentReading consents) {
        this.cases = cases;
        this.consents = consents;
    }

    @Transactional
    public Links of(String number) {
        return new Links(cases.findByNumber(number).filter(consents::asks).isPresent());
    }

    /** @param consent whether the reader's unit asks the family */
    record Links(boolean consent) {}
}
