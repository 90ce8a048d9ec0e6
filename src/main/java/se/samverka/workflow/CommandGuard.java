package se.samverka.workflow;

import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * What people may ask of the engine through the web apps: look, take a task and put their own back. Everything that
 * writes otherwise goes through our services. A request nobody is signed in for gets nothing, since the engine would not
 * check anything for it.
 */
class CommandGuard extends CommandInterceptor {

    private static final Pattern READS = Pattern.compile("Get(?!.*(Comment|Attachment|Event)).*|ExecuteFilter.*");
    private static final Set<String> ALSO = Set.of("AuthorizationCheckCmd", "IsIdentityServiceReadOnlyCmd");
    // What the web apps ask without saying for whom: who is signed in, and which web address a deployment has.
    private static final Set<String> SIGN_IN = Set.of(
            "CreateUserQueryCmd",
            "CreateGroupQueryCmd",
            "CreateTenantQueryCmd",
            "AuthorizationCheckCmd",
            "GetProcessApplicationForDeploymentCmd");
    private static final Set<String> OPERATORS = Set.of("SetJobRetriesCmd", "SetJobsRetriesCmd");
    private static final String COCKPIT = "org.camunda.bpm.cockpit.";
    private static final String NO_TASK = "none";
    static final String OPERATOR_ROLE = "processadmin";

    private final ProcessEngineConfigurationImpl engine;
    private final TaskPolicy policy;
    private final ShownTasks shown;

    CommandGuard(ProcessEngineConfigurationImpl engine, TaskPolicy policy, ShownTasks shown) {
        this.engine = engine;
        this.policy = policy;
        this.shown = shown;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (OwnWork.active()) {
            return next.execute(command);
        }
        var person = engine.getIdentityService() == null
                ? null
                : engine.getIdentityService().getCurrentAuthentication();
        boolean allowed = person == null ? !WebAppSignIn.serving() || signsIn(command) : mayAsk(person, command);
        if (!allowed) {
            throw new AuthorizationException("This is done through Samverka's own forms and pages");
        }
        try {
            var answer = next.execute(ofMine(command));
            if (person != null && WebAppSignIn.serving()) {
                shown.note(answer);
            }
            return answer;
        } catch (NullValueException | NotFoundException e) {
            // The task ended meanwhile.
            throw takesOrPutsBack(command) ? TaskPolicy.refused() : e;
        }
    }

    private static boolean signsIn(Command<?> command) {
        return command instanceof UserQueryImpl
                || command instanceof GroupQueryImpl
                || command instanceof TenantQueryImpl
                || SIGN_IN.contains(command.getClass().getSimpleName());
    }

    private static boolean mayAsk(Authentication person, Command<?> command) {
        var name = command.getClass().getSimpleName();
        if (command instanceof AbstractQuery
                || READS.matcher(name).matches()
                || ALSO.contains(name)
                || SIGN_IN.contains(name)) {
            return true;
        }
        if (takesOrPutsBack(command)) {
            var user = field(command, "userId");
            return command instanceof ClaimTaskCmd ? person.getUserId().equals(user) : user == null;
        }
        return person.getGroupIds() != null
                && person.getGroupIds().contains(OPERATOR_ROLE)
                && (OPERATORS.contains(name) || command.getClass().getName().startsWith(COCKPIT));
    }

    /** Whose a task is, is asked before the engine looks for it: what it then does takes as long as what it finds. */
    private <T> Command<T> ofMine(Command<T> command) {
        if (takesOrPutsBack(command)) {
            return context -> {
                policy.requireMine(String.valueOf(field(command, "taskId")));
                return command.execute(context);
            };
        }
        if (command instanceof TaskQueryImpl query && query.getTaskId() != null) {
            return context -> {
                query.taskId(policy.isMine(query.getTaskId()) ? query.getTaskId() : NO_TASK);
                return command.execute(context);
            };
        }
        return command;
    }

    private static @Nullable Object field(Command<?> command, String name) {
        return PropertyAccessorFactory.forDirectFieldAccess(command).getPropertyValue(name);
    }

    private static boolean takesOrPutsBack(Command<?> command) {
        return command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd;
    }
}
