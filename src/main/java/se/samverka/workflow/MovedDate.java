package se.samverka.workflow;

import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.variable.value.TypedValue;
import se.samverka.workflow.FollowingDates.Change;

/** One date variable of a process instance that has changed, and what has to change with it. */
record MovedDate(CommandContext context, Change change) {

    void follow() {
        var instance = context.getExecutionManager().findExecutionById(change.instance());
        if (instance == null || !goesOn(instance)) {
            return;
        }
        var uses = FollowingDates.uses(instance.getProcessDefinitionId());
        if (uses.due().containsValue(change.variable())) {
            tasks(uses).forEach(MovedDate::due);
        }
        if (uses.timers().containsValue(change.variable())) {
            timers(uses).forEach(MovedDate::set);
        }
        uses.handed().forEach((call, handed) -> handed.getOrDefault(change.variable(), Set.of())
                .forEach(target -> hand(call, target)));
    }

    private Stream<TaskEntity> tasks(DateUses uses) {
        var stored = context.getTaskManager().findTasksByProcessInstanceId(change.instance());
        return open(TaskEntity.class, stored.stream())
                .filter(task -> change.instance().equals(task.getProcessInstanceId()))
                .filter(task -> change.variable().equals(uses.due().get(task.getTaskDefinitionKey())));
    }

    private static void due(TaskEntity task) {
        var date = (Date) task.getTaskDefinition().getDueDateExpression().getValue(task.getExecution());
        if (!Objects.equals(date, task.getDueDate())) {
            task.setDueDate(date);
            task.triggerUpdateEvent();
        }
    }

    private Stream<TimerEntity> timers(DateUses uses) {
        var stored = context.getJobManager().findJobsByProcessInstanceId(change.instance());
        return open(JobEntity.class, stored.stream())
                .filter(TimerEntity.class::isInstance)
                .map(TimerEntity.class::cast)
                .filter(timer -> change.instance().equals(timer.getProcessInstanceId()))
                .filter(timer -> change.variable().equals(uses.timers().get(timer.getActivityId())));
    }

    /** A timer whose date is wiped keeps the moment it had. */
    private static void set(TimerEntity timer) {
        var execution = timer.getExecution();
        var scope = execution
                .getProcessDefinition()
                .findActivity(timer.getActivityId())
                .getEventScope();
        var declared = Objects.requireNonNull(
                TimerDeclarationImpl.getDeclarationsForScope(scope).get(timer.getActivityId()));
        if (DateUses.expression(declared).getValue(execution) instanceof Date date
                && !date.equals(timer.getDuedate())) {
            timer.setDuedate(date);
        }
    }

    /** What is stored and what this command has made and not stored yet, without what it has taken away. */
    private <T extends DbEntity> Stream<T> open(Class<T> type, Stream<T> stored) {
        var entities = context.getDbEntityManager();
        return Stream.concat(stored, entities.getDbEntityCache().getEntitiesByType(type).stream())
                .distinct()
                .filter(entity -> !entities.isDeleted(entity));
    }

    private void hand(String call, String target) {
        context.getExecutionManager().findExecutionsByProcessInstanceId(change.instance()).stream()
                .filter(execution -> call.equals(execution.getActivityId()) && goesOn(execution))
                .forEach(execution -> hand(execution, target));
    }

    /** Not when the same command has ended it. */
    private boolean goesOn(ExecutionEntity execution) {
        return !context.getDbEntityManager().isDeleted(execution) && !execution.isEnded() && !execution.isCanceled();
    }

    /** Another case that was opened from this one has dates of its own. */
    private void hand(ExecutionEntity calling, String target) {
        var called = calling.getSubProcessInstance();
        if (called == null
                || !goesOn(called)
                || !Objects.equals(called.getBusinessKey(), calling.getProcessBusinessKey())) {
            return;
        }
        var call = (CallableElementActivityBehavior) calling.getActivity().getActivityBehavior();
        call.getCallableElement().getInputs().stream()
                .filter(input -> target.equals(input.getTarget()))
                .map(input -> input.getSource(calling))
                .map(given -> given instanceof TypedValue typed ? typed.getValue() : given)
                .filter(date -> date instanceof Date && !date.equals(called.getVariable(target)))
                .forEach(date -> called.setVariable(target, date));
    }
}
