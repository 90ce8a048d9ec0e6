package se.samverka.workflow;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.model.CallableElementParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.LinkedCases;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;

/**
 * A called process is about the same case, unless the call names a case that belongs to it: then it is that case's own
 * process, which starts with the number and area of the case and what its record says.
 */
@Component
class LinkedCalls {

    private final LinkedCases linked;
    private final MainInstances main;
    private final CurrentActor actors;
    private final ObjectProvider<StartValues> values;

    LinkedCalls(LinkedCases linked, MainInstances main, CurrentActor actors, ObjectProvider<StartValues> values) {
        this.linked = linked;
        this.main = main;
        this.actors = actors;
        this.values = values;
    }

    void guard(CallableElement call) {
        var named = call.getBusinessKeyValueProvider();
        if (named == null) {
            call.setBusinessKeyValueProvider(new Key(LinkedCalls::own));
            return;
        }
        call.setBusinessKeyValueProvider(
                new Key(scope -> link(named, scope).id().toString()));
        call.addInput(new Given((scope, flow) -> {
            var child = child(call, named, scope);
            startValues(child.id()).forEach(flow::putIfAbsent);
            flow.put("arendenummer", child.number());
            flow.put("omrade", child.area());
        }));
    }

    private VariableMap startValues(CaseId child) {
        var flow = Variables.createVariables();
        values.orderedStream()
                .forEach(source -> flow.putAll(Days.moments(actors.asSystem(child, () -> source.of(child)))));
        return flow;
    }

    private CaseFile child(CallableElement call, ParameterValueProvider named, VariableScope scope) {
        var file = link(named, scope);
        boolean starts = file.state() == CaseFile.State.ACTIVE
                && file.process().equals(call.getDefinitionKey(scope))
                && main.id(file.id()).isEmpty();
        if (!starts) {
            throw new NotLinked();
        }
        return file;
    }

    private CaseFile link(ParameterValueProvider named, VariableScope scope) {
        var parent = Routing.caseOf(own(scope));
        var child = id(String.valueOf(named.getValue(scope)));
        return actors.asSystem(parent, () -> linked.child(parent, child)).orElseThrow(NotLinked::new);
    }

    private static CaseId id(String key) {
        try {
            return CaseId.of(key);
        } catch (IllegalArgumentException e) {
            throw new NotLinked();
        }
    }

    private static String own(VariableScope scope) {
        return ((ExecutionEntity) scope).getProcessBusinessKey();
    }

    /** A model called a process for a case that does not belong to this one, is closed, runs already or is another's. */
    static class NotLinked extends RuntimeException {
        NotLinked() {
            super("The called process is not that of an open case that belongs to this one and has not begun");
        }
    }

    private record Key(Function<VariableScope, String> of) implements ParameterValueProvider {

        @Override
        public Object getValue(VariableScope scope) {
            return of.apply(scope);
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }

    private static final class Given extends CallableElementParameter {

        private final BiConsumer<VariableScope, VariableMap> give;

        Given(BiConsumer<VariableScope, VariableMap> give) {
            this.give = give;
        }

        @Override
        public void applyTo(VariableScope scope, VariableMap flow) {
            give.accept(scope, flow);
        }
    }
}
