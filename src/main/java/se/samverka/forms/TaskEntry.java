package se.samverka.forms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Organisations.Area;
import se.samverka.workflow.Tasks.Task;

/** A task as the API tells of it; times are ISO 8601 in UTC. */
record TaskEntry(
        String id,
        String name,
        String caseNumber,
        String process,
        String definition,
        String area,
        String areaName,
        String actor,
        String unit,
        @Nullable Instant due,
        @Nullable String assignee,
        Instant created) {

    static TaskEntry of(Task task, Organisations organisations) {
        return new TaskEntry(
                task.id(),
                task.name(),
                task.caseNumber(),
                task.process(),
                task.definition(),
                task.area(),
                areaName(task.area(), organisations),
                task.actor(),
                task.unit(),
                task.due(),
                task.assignee(),
                task.created());
    }

    private static String areaName(String code, Organisations organisations) {
        return organisations.areas().stream()
                .filter(area -> area.code().equals(code))
                .findFirst()
                .map(Area::name)
                .orElse(code);
    }
}
