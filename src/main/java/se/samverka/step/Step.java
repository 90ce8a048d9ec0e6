package se.samverka.step;

import se.samverka.identity.CaseId;

/**
 * One thing a process can have done automatically. Called inside the transaction of the engine, as the system limited
 * to the case. An exception rolls everything back to the last safe point.
 */
public interface Step {

    Outputs perform(CaseId about, Inputs in);
}
