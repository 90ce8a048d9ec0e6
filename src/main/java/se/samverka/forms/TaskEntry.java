package se.samverka.forms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.samverka.workflow.Tasks.Task;

/** A task as the API tells of it; times are ISO 8601 in UTC. */
record TaskEntry(
        String id,
        String name,
        String caseNumber,
        String process,
        String definition,
        String area,
        String actor,
        String unit,
        @Nullable Instant due,
        @Nullable String assignee,
        Instant created) {

    static TaskEntry of(Task task) {
        return new TaskEntry(
                task.id(),
                task.name(),
                task.caseNumber(),
                task.process(),
                task.definition(),
                task.area(),
                task.actor(),
                task.unit(),
                task.due(),
                task.assignee(),
                task.created());
    }
}
