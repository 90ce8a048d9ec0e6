package se.samverka.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditTrail;
import se.samverka.identity.CurrentActor;

/** Tasks as the acting person sees them. Whose a task is decides {@link TaskRows}; the engine then does as it is told. */
@Service
@Transactional
class EngineTasks implements Tasks {

    private final TaskRows rows;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final DeployedForms forms;
    private final OwnWork own;
    private final CurrentActor actors;
    private final AuditTrail trail;

    EngineTasks(
            TaskRows rows,
            TaskService tasks,
            ProcessEngineConfigurationImpl engine,
            DeployedForms forms,
            OwnWork own,
            CurrentActor actors,
            AuditTrail trail) {
        this.rows = rows;
        this.tasks = tasks;
        this.engine = engine;
        this.forms = forms;
        this.own = own;
        this.actors = actors;
        this.trail = trail;
    }

    @Override
    public Optional<Task> find(String id) {
        return rows.find(id);
    }

    @Override
    public boolean ended(String id) {
        return rows.ended(id);
    }

    @Override
    public Page list(Query query) {
        var page = rows.page(query);
        var list = "tasks:" + query.filter().name().toLowerCase(Locale.ROOT);
        trail.listed(list, page.stream().map(Task::about).toList());
        boolean last = page.size() < query.limit() && (query.offset() == 0 || !page.isEmpty());
        return new Page(page, last ? query.offset() + page.size() : rows.count(query));
    }

    @Override
    public boolean claim(String id) {
        var me = actors.require().id();
        if (rows.find(id).isEmpty()) {
            throw new TaskConflict(TaskConflict.Reason.GONE);
        }
        rows.forget();
        return own.run(() -> {
            try {
                tasks.claim(id, me);
                return true;
            } catch (OptimisticLockingException | org.camunda.bpm.engine.TaskAlreadyClaimedException e) {
                return false;
            }
        });
    }

    @Override
    public void release(String id) {
        var me = actors.require().id();
        var mine = rows.find(id).filter(task -> me.equals(task.assignee()));
        if (mine.isEmpty()) {
            throw new TaskConflict(TaskConflict.Reason.TAKEN);
        }
        rows.forget();
        own.run(() -> {
            tasks.setAssignee(id, null);
            return true;
        });
    }

    @Override
    public Optional<JsonNode> form(String id) {
        return rows.find(id).flatMap(task -> forms.ofTask(task.id()));
    }

    @Override
    public Map<String, Object> flow(String id) {
        return rows.find(id)
                .map(task -> own.run(() -> {
                    Map<String, Object> flow = new LinkedHashMap<>();
                    tasks.getVariablesTyped(id).forEach((name, value) -> flow.put(name, value));
                    return flow;
                }))
                .orElse(Map.of());
    }

    @Override
    public void complete(String id, Map<String, Object> flow) {
        var task = rows.find(id).orElseThrow(() -> new TaskConflict(TaskConflict.Reason.GONE));
        var me = actors.require().id();
        rows.forget();
        actors.asSystem(task.about(), () -> {
            own.complete(id, () -> execute(id, me, flow));
            return true;
        });
    }

    private void execute(String id, String person, Map<String, Object> flow) {
        try {
            engine.getCommandExecutorTxRequired().execute(context -> complete(context, id, person, flow));
        } catch (OptimisticLockingException e) {
            throw new TaskConflict(TaskConflict.Reason.RACE);
        } catch (SuspendedEntityInteractionException e) {
            throw new TaskConflict(TaskConflict.Reason.GONE);
        }
    }

    /** Taking and completing are one command: half the statements and one commit less than two. */
    private boolean complete(CommandContext context, String id, String person, Map<String, Object> flow) {
        var task = context.getTaskManager().findTaskById(id);
        if (task == null) {
            throw new TaskConflict(TaskConflict.Reason.GONE);
        }
        if (task.getAssignee() == null) {
            task.setAssignee(person);
        } else if (!task.getAssignee().equals(person)) {
            throw new TaskConflict(TaskConflict.Reason.TAKEN);
        }
        if (!flow.isEmpty()) {
            task.setExecutionVariables(Days.moments(flow));
        }
        // What was answered may have been what an event waited for, and that event may have ended the task.
        if (!context.getDbEntityManager().isDeleted(task)) {
            task.complete();
        }
        return true;
    }
}
