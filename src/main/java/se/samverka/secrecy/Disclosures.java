package se.samverka.secrecy;

import java.util.Collection;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;

/** The ledger of disclosures. */
public interface Disclosures {

    /** Discloses a freshly written section to everyone that complete, living consents name; called in its transaction. */
    void followConsent(Section written);

    /** Discloses sections to the actor's unit on a named ground. */
    void disclose(CaseId about, Collection<String> sections, String toActor, String ground);

    /** Ends every disclosure and every consent of the case; access is closed from this transaction on. */
    void endAll(CaseId about);
}
