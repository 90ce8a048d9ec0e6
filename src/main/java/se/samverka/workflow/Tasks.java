package se.samverka.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.CaseId;

/** Open tasks of the acting person and their units; other people's tasks do not exist here. */
public interface Tasks {

    Optional<Task> find(String id);

    /** Whether this was a task in a case my units take part in and is no longer open; lets people be told so. */
    boolean ended(String id);

    Page list(Query query);

    /** Takes the task; false when somebody else has it already. */
    boolean claim(String id);

    void release(String id);

    /** The form's schema as deployed with the case's version of the process; empty when the task has none. */
    Optional<JsonNode> form(String id);

    /** Number and code variables visible to the task, such as {@code loopCounter}; used to name sections. */
    Map<String, Object> flow(String id);

    /**
     * Completes the task in the caller's transaction, taking it first when nobody has; the only way a task with a form
     * ends.
     *
     * @param flow codes, numbers, booleans, {@code LocalDate}, {@code LocalDateTime} of the city and {@code
     *     OffsetDateTime}; null wipes what an earlier round said
     * @throws TaskConflict when it is finished, somebody else's, or the case moved at the same moment
     */
    void complete(String id, Map<String, Object> flow);

    /**
     * An open task.
     *
     * @param isProtected it belongs to those of the unit who are cleared, since the person of the case is protected
     */
    record Task(
            String id,
            String name,
            String process,
            String definition,
            CaseId about,
            String caseNumber,
            String area,
            String actor,
            String unit,
            @Nullable Instant due,
            @Nullable String assignee,
            Instant created,
            boolean isProtected)
            implements Occasion {}

    /**
     * @param caseNumber only this case, or null
     * @param filter which tasks
     */
    record Query(@Nullable String caseNumber, Filter filter, int offset, int limit) {}

    /** Ready filters of the task list. */
    enum Filter {
        ALL,
        MINE,
        UNCLAIMED,
        OVERDUE,
        WEEK
    }

    record Page(List<Task> tasks, long count) {}
}
