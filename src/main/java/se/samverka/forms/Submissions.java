package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/**
 * Where filled-in forms become record, disclosures and the next step of the flow: all of it in one transaction, or
 * nothing. Whatever goes wrong, what the person typed is kept as a draft.
 */
public interface Submissions {

    /**
     * Opens a case with the process's start form and starts the process.
     *
     * @param request an id the caller made up; the same call with the same id opens no second case
     * @return the case's number
     * @throws NothingHere when the acting person can't start the process
     * @throws InvalidForm when the form does not hold
     * @throws FormConflict when the request's id was used for another process
     */
    String open(String process, ObjectNode data, Optional<UUID> request);

    /**
     * Sends in the form of a task, taking the task first when nobody has.
     *
     * @param seen the version the form was opened with; empty: whatever has been written since does not matter
     * @throws NothingHere when it is no task of the acting person's units
     * @throws InvalidForm when the form does not hold
     * @throws FormConflict when the task or its sections are not any more what they were
     */
    void submit(String task, ObjectNode data, Optional<String> seen);

    /**
     * Sends in the form of an event that happens in a case.
     *
     * @param element id of the event in the model
     * @param request an id the caller made up; the same call with the same id counts once
     * @throws NothingHere when it is not the acting person's to report
     * @throws InvalidForm when the form does not hold
     * @throws FormConflict when the case does not wait for it any more, or the request's id was used for something else
     */
    void report(String caseNumber, String element, ObjectNode data, Optional<UUID> request);
}
