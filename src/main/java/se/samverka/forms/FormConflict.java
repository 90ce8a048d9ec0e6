package se.samverka.forms;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samverka.workflow.TaskConflict;

/** The form can't be sent in any more, or not as it is; what was typed is kept as a draft. */
public class FormConflict extends RuntimeException {

    private final Reason reason;
    private final @Nullable String caseNumber;

    FormConflict(Reason reason) {
        this(reason, null);
    }

    /** @param caseNumber where something has to be done first */
    FormConflict(Reason reason, @Nullable String caseNumber) {
        super("The form can't be sent in: " + reason);
        this.reason = reason;
        this.caseNumber = caseNumber;
    }

    static FormConflict of(TaskConflict conflict) {
        return new FormConflict(Reason.valueOf(conflict.reason().name()));
    }

    Reason reason() {
        return reason;
    }

    Optional<String> caseNumber() {
        return Optional.ofNullable(caseNumber);
    }

    /**
     * GONE: the task is finished or withdrawn. OVER: the event can't be reported any more. TAKEN: a colleague has it. STALE: the sections have been written since
     * the form was opened. RACE: something happened in the case at the same moment. REQUEST: the request's key was used
     * for something else. PROTECTED: the case is about somebody protected and has not been opened.
     */
    enum Reason {
        GONE,
        TAKEN,
        STALE,
        RACE,
        REQUEST,
        PROTECTED,
        OVER
    }
}
