package se.samverka.caserecord;

import java.util.Optional;
import se.samverka.identity.CaseId;

/**
 * Cases about somebody whose personal data are protected. They exist only for those who have the role besides a ground,
 * and what is written in them is shown for an hour after a deliberate step that says why and is reviewed.
 */
public interface Protections {

    /** The role that may know of them. */
    String ROLE = "skyddade-uppgifter";

    /** What may be read of a case, as far as protection goes. */
    Protection of(CaseId about);

    /** Whether what is written may be shown to the acting person now; always where nobody is protected. */
    boolean opened(CaseId about);

    /**
     * The deliberate step; leaves an event {@code OPEN_PROTECTED} with the purpose.
     *
     * @throws Refused {@code protected-purpose} when no purpose is given, {@code case-unknown} when there is nothing
     *     protected that the acting person may know of
     */
    void open(CaseId about, Optional<Purpose> purpose);

    /** Whether the acting person may say what is known: their unit takes part, and the case is about somebody. */
    boolean changeable(CaseId about);

    /**
     * Says what is known of the protection now. Whoever takes part may raise it, and may lose sight of the case by it;
     * only those with the role can lower it.
     *
     * @throws Refused {@code protection-unchangeable} when the case is about nobody or not the acting person's
     */
    void change(CaseId about, Protection to);

    /** Why somebody opens what is protected; codes, so that the trail keeps no content. */
    enum Purpose {
        UPPGIFT,
        KONTAKT,
        SAMVERKAN,
        KONTROLL
    }
}
