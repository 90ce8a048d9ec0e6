package se.samverka.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.ProtectionChanged;
import se.samverka.caserecord.Protections;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;

/**
 * Hands open tasks over when a case becomes protected, or stops being so: to those of the same unit who are cleared, or
 * back to the whole unit. Whoever has taken one and is not cleared loses it, so that a colleague can go on.
 */
@Component
class ProtectedTasks {

    private final TaskService tasks;
    private final OpenTasks open;
    private final Protections protections;
    private final Directory directory;
    private final OwnWork own;
    private final CurrentActor actors;

    ProtectedTasks(
            @Lazy TaskService tasks,
            OpenTasks open,
            Protections protections,
            Directory directory,
            OwnWork own,
            CurrentActor actors) {
        this.tasks = tasks;
        this.open = open;
        this.protections = protections;
        this.directory = directory;
        this.own = own;
        this.actors = actors;
    }

    @EventListener
    public void hand(ProtectionChanged changed) {
        var about = changed.about();
        boolean cleared = actors.asSystem(about, () -> protections.of(about).isProtected());
        own.run(() -> {
            open.of(about).forEach(task -> hand(task.getId(), cleared));
            return true;
        });
    }

    private void hand(String task, boolean cleared) {
        for (var link : tasks.getIdentityLinksForTask(task)) {
            var group = link.getGroupId();
            if (IdentityLinkType.CANDIDATE.equals(link.getType())
                    && group != null
                    && TaskGroups.isForCleared(group) != cleared) {
                tasks.deleteCandidateGroup(task, group);
                tasks.addCandidateGroup(task, TaskGroups.group(TaskGroups.unit(group), cleared));
            }
            if (cleared && IdentityLinkType.ASSIGNEE.equals(link.getType()) && !isCleared(link.getUserId())) {
                tasks.setAssignee(task, null);
            }
        }
    }

    private boolean isCleared(@Nullable String person) {
        return Optional.ofNullable(person)
                .flatMap(id -> actors.as(Actor.service("engine"), () -> directory.find(id)))
                .filter(found -> found.roles().contains(Protections.ROLE))
                .isPresent();
    }
}
