package se.samverka.workflow;

import java.util.Collection;
import java.util.LinkedHashMap;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.samverka.identity.CaseId;

/** The open tasks of a case: those in the database, and those that this very command has made and not written yet. */
@Component
class OpenTasks {

    private final TaskService tasks;

    OpenTasks(@Lazy TaskService tasks) {
        this.tasks = tasks;
    }

    Collection<Task> of(CaseId about) {
        var found = new LinkedHashMap<String, Task>();
        tasks.createTaskQuery()
                .processInstanceBusinessKey(about.toString())
                .list()
                .forEach(task -> found.put(task.getId(), task));
        var command = Context.getCommandContext();
        if (command != null) {
            command.getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                    .filter(task -> task.getExecution() != null
                            && about.toString().equals(task.getExecution().getProcessBusinessKey()))
                    .forEach(task -> found.put(task.getId(), task));
        }
        return found.values();
    }
}
