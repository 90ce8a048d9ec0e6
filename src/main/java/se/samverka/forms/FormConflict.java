package se.samverka.forms;

import se.samverka.workflow.TaskConflict;

/** The form can't be sent in any more, or not as it is; what was typed is kept as a draft. */
public class FormConflict extends RuntimeException {

    private final Reason reason;

    FormConflict(Reason reason) {
        super("The form can't be sent in: " + reason);
        this.reason = reason;
    }

    static FormConflict of(TaskConflict conflict) {
        return new FormConflict(Reason.valueOf(conflict.reason().name()));
    }

    Reason reason() {
        return reason;
    }

    /**
     * GONE: the task is finished or withdrawn. TAKEN: a colleague has it. STALE: the sections have been written since
     * the form was opened. RACE: something happened in the case at the same moment. REQUEST: the request's key was used
     * for something else.
     */
    enum Reason {
        GONE,
        TAKEN,
        STALE,
        RACE,
        REQUEST
    }
}
