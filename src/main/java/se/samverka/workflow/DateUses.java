package se.samverka.workflow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.CallableElementParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.el.ElValueProvider;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * Where a model counts from variables.
 *
 * @param due variable by task
 * @param timers variable by the element with the timer
 * @param handed by call activity, the variables of the called process by those they are copied from
 */
record DateUses(Map<String, String> due, Map<String, String> timers, Map<String, Map<String, Set<String>>> handed) {

    static DateUses of(ScopeImpl process) {
        var uses = new DateUses(new HashMap<>(), new HashMap<>(), new HashMap<>());
        scopes(process).forEach(uses::read);
        return uses;
    }

    private static Stream<ScopeImpl> scopes(ScopeImpl scope) {
        return Stream.concat(Stream.of(scope), scope.getActivities().stream().flatMap(DateUses::scopes));
    }

    Set<String> variables() {
        var variables = new HashSet<>(due.values());
        variables.addAll(timers.values());
        handed.values().forEach(call -> variables.addAll(call.keySet()));
        return variables;
    }

    private void read(ScopeImpl scope) {
        TimerDeclarationImpl.getDeclarationsForScope(scope)
                .forEach((element, timer) ->
                        RelativeDate.variable(expression(timer)).ifPresent(name -> timers.put(element, name)));
        if (!(scope instanceof ActivityImpl activity)) {
            return;
        }
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task
                && task.getTaskDefinition().getDueDateExpression() != null) {
            RelativeDate.variable(task.getTaskDefinition().getDueDateExpression())
                    .ifPresent(name -> due.put(scope.getId(), name));
        }
        if (activity.getActivityBehavior() instanceof CallableElementActivityBehavior call) {
            call.getCallableElement().getInputs().forEach(input -> read(scope.getId(), input));
        }
    }

    private void read(String call, CallableElementParameter input) {
        if (input.isAllVariables()) {
            return;
        }
        var source = input.getSourceValueProvider();
        if (source instanceof ConstantValueProvider constant && constant.getValue(null) instanceof String name) {
            hand(call, name, input.getTarget());
        } else if (source instanceof ElValueProvider computed) {
            RelativeDate.variable(computed.getExpression()).ifPresent(name -> hand(call, name, input.getTarget()));
        }
    }

    private void hand(String call, String source, String target) {
        handed.computeIfAbsent(call, none -> new HashMap<>())
                .computeIfAbsent(source, none -> new HashSet<>())
                .add(target);
    }

    static Expression expression(TimerDeclarationImpl timer) {
        return (Expression) PropertyAccessorFactory.forDirectFieldAccess(timer).getPropertyValue("description");
    }
}
