package se.samverka.workflow;

import se.samverka.identity.CaseId;

/** A form that somebody fills in about a case: of a task, or of an event that is reported. */
public interface Occasion {

    CaseId about();

    String caseNumber();

    /** Id of the process the element belongs to. */
    String process();

    /** Id of the element in the model. */
    String definition();

    /** The unit that what is written belongs to. */
    String unit();

    /** Whether the person of the case is protected. */
    boolean isProtected();
}
