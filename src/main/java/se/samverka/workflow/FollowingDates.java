package se.samverka.workflow;

import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * What is counted from a date follows when the date changes, whoever changed it: due dates of open tasks, timers that
 * wait, and the same date handed to called processes of the case. A command that changes no such date costs no
 * statement. What has already happened stays: a timer that has gone off does not come back.
 */
class FollowingDates extends CommandInterceptor {

    private static final Map<String, DateUses> USES = new ConcurrentHashMap<>();

    @Override
    public <T> T execute(Command<T> command) {
        var answer = next.execute(command);
        follow(Context.getCommandContext());
        return answer;
    }

    /** Again as long as something was handed on, since that may be counted from in its turn. */
    private static void follow(CommandContext context) {
        var done = new HashSet<Change>();
        for (var changes = changes(context); done.addAll(changes); changes = changes(context)) {
            changes.forEach(change -> new MovedDate(context, change).follow());
        }
    }

    /** @param value what it has become; one may change more than once */
    record Change(String instance, String variable, Object value) {}

    private static List<Change> changes(CommandContext context) {
        var entities = context.getDbEntityManager();
        return entities.getDbEntityCache().getEntitiesByType(VariableInstanceEntity.class).stream()
                .filter(variable -> variable.getTaskId() == null && variable.getProcessDefinitionId() != null)
                .filter(variable -> changed(entities, variable))
                .filter(variable ->
                        uses(variable.getProcessDefinitionId()).variables().contains(variable.getName()))
                .map(variable -> new Change(
                        variable.getProcessInstanceId(),
                        variable.getName(),
                        variable.getValue() instanceof Date date ? date.getTime() : "none"))
                .toList();
    }

    private static boolean changed(DbEntityManager entities, VariableInstanceEntity variable) {
        var cached = entities.getDbEntityCache().getCachedEntity(variable);
        return cached != null
                && (cached.getEntityState() == DbEntityState.TRANSIENT
                        || (!entities.isDeleted(variable) && cached.isDirty()));
    }

    static DateUses uses(String definition) {
        return USES.computeIfAbsent(
                definition,
                id -> DateUses.of(Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(id)));
    }
}
