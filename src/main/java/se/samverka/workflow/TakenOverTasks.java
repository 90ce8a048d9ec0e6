package se.samverka.workflow;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.UnitReplaced;

/** When another unit takes over as an actor, the actor's open tasks are that unit's, and nobody has taken them yet. */
@Component
class TakenOverTasks {

    private final TaskService tasks;
    private final OpenTasks open;
    private final Models models;
    private final Routing routing;
    private final OwnWork own;

    TakenOverTasks(@Lazy TaskService tasks, OpenTasks open, @Lazy Models models, Routing routing, OwnWork own) {
        this.tasks = tasks;
        this.open = open;
        this.models = models;
        this.routing = routing;
        this.own = own;
    }

    @EventListener
    public void hand(UnitReplaced replaced) {
        var group = routing.group(replaced.about(), replaced.actor());
        own.run(() -> {
            open.of(replaced.about()).stream()
                    .filter(task -> models.actorsOf(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                            .contains(replaced.actor()))
                    .forEach(task -> hand(task, group));
            return true;
        });
    }

    private void hand(Task task, String group) {
        tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .forEach(old -> tasks.deleteCandidateGroup(task.getId(), old));
        tasks.addCandidateGroup(task.getId(), group);
        if (task.getAssignee() != null) {
            tasks.setAssignee(task.getId(), null);
        }
    }
}
