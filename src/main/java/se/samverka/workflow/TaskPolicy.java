package se.samverka.workflow;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose a task is: a person's whose unit is the task's group and still takes part in the case. The engine's grants per
 * task are not used; they outlive the group's link and make lists slow.
 */
class TaskPolicy extends AuthorizationCommandChecker {

    private final JdbcClient jdbc;

    TaskPolicy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void checkReadTask(TaskEntity task) {
        requireMine(task.getId());
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        requireMine(task.getId());
    }

    /** Assigning is only ever putting one's own task back; see {@link CommandGuard}. */
    @Override
    public void checkTaskAssign(TaskEntity task) {
        if (!judging()) {
            return;
        }
        if (!person().equals(task.getAssignee())) {
            throw refused();
        }
        requireMine(task.getId());
    }

    /** Refused alike when the task is somebody else's and when there is none. */
    void requireMine(String task) {
        if (!isMine(task)) {
            throw refused();
        }
    }

    boolean isMine(String task) {
        return !judging()
                || jdbc.sql("select engine.is_mine(?)")
                        .param(task)
                        .query(Boolean.class)
                        .single();
    }

    static AuthorizationException refused() {
        return new AuthorizationException("There is no such task for you");
    }

    /** The engine judges what signed-in people ask for, not our own services. */
    private static boolean judging() {
        var context = Context.getCommandContext();
        return context.isAuthorizationCheckEnabled() && context.getAuthenticatedUserId() != null;
    }

    private static String person() {
        return Context.getCommandContext().getAuthenticatedUserId();
    }

    /** Lists show my tasks only, through the view {@code engine.my_task}; see {@link MyTaskView}. */
    static class Queries extends AuthorizationManager {

        @Override
        public void configureTaskQuery(TaskQueryImpl query) {
            if (judging()) {
                query.getAuthCheck().setAuthUserId(person());
            }
        }

        /** No grants are made for tasks, so there are none to take away when one ends. */
        @Override
        public void deleteAuthorizationsByResourceId(Resource resource, String id) {
            if (resource != Resources.TASK) {
                super.deleteAuthorizationsByResourceId(resource, id);
            }
        }
    }

    /** Puts {@link Queries} in the place of the engine's own. */
    static class QueriesFactory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new Queries();
        }
    }
}
