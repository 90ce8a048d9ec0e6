package se.samverka.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import se.samverka.workflow.Tasks.Task;

/**
 * A task in a list, with the address where it is done.
 *
 * @param assignee user id of the one who has taken it, or null
 */
record TaskRow(
        String name,
        String caseNumber,
        String area,
        String unit,
        @Nullable Due due,
        @Nullable String assignee,
        String since,
        String address) {

    private static final Comparator<Task> MOST_URGENT_FIRST = Comparator.comparing(
                    (Task task) -> Objects.requireNonNullElse(task.due(), Instant.MAX))
            .thenComparing(Task::created);

    static List<TaskRow> of(List<Task> tasks, Names names) {
        var now = Instant.now();
        return tasks.stream()
                .sorted(MOST_URGENT_FIRST)
                .map(task -> of(task, names, now))
                .toList();
    }

    private static TaskRow of(Task task, Names names, Instant now) {
        return new TaskRow(
                task.name(),
                task.caseNumber(),
                names.area(task.area()),
                names.unit(task.unit()),
                Due.of(task.due(), now),
                task.assignee(),
                Dates.day(task.created()),
                "/camunda/app/tasklist/default/#/?task=" + UriUtils.encode(task.id(), "UTF-8"));
    }
}
