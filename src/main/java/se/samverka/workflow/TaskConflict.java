package se.samverka.workflow;

/** The task can't be completed or taken by the acting person any more. */
public class TaskConflict extends RuntimeException {

    private final Reason reason;

    TaskConflict(Reason reason) {
        super("Task conflict: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** GONE: finished or withdrawn. TAKEN: somebody else has it. RACE: somebody did something in this case at the same moment. */
    public enum Reason {
        GONE,
        TAKEN,
        RACE
    }
}
