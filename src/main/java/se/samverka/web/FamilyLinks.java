package se.samverka.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Cases;
import se.samverka.extract.Extracts;

/** Which of the pages about the family the reader may open; templates ask for it as {@code @familyLinks}. */
@Component
class FamilyLinks {

    private final Cases cases;
    private final ConsentReading consents;
    private final Extracts extracts;

    FamilyLinks(Cases cases, ConsentReading consents, Extracts extracts) {
        this.cases = cases;
        this.consents = consents;
        this.extracts = extracts;
    }

    @Transactional
    public Links of(String number) {
        var file = cases.findByNumber(number);
        return new Links(
                file.flatMap(consents::matrix).orElse(null),
                file.filter(found -> !extracts.authorities(found).isEmpty()).isPresent());
    }

    /**
     * @param consent what the family has said; null where the reader's unit asks nothing
     * @param extract whether the reader makes extracts for it
     */
    record Links(ConsentView.@Nullable Matrix consent, boolean extract) {

        public boolean any() {
            return consent != null || extract;
        }
    }
}
