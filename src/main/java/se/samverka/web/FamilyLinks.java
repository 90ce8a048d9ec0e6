package se.samverka.web;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which of the pages about the family the reader may open; templates ask for it as {@code @familyLinks}. */
@Component
class FamilyLinks {

    private final CaseReading cases;
    private final ConsentReading consents;

    FamilyLinks(CaseReading cases, ConsentReading consents) {
        this.cases = cases;
        this.consents = consents;
    }

    @Transactional
    public Links of(String number) {
        return new Links(consents.asks(cases.file(number)));
    }

    /** @param consent whether the reader's unit asks the family */
    record Links(boolean consent) {}
}
