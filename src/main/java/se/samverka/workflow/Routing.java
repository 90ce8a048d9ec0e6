package se.samverka.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.Cases;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;

/**
 * Turns the actor code of a lane into the group of the unit that answers for this actor in this very case; where the
 * person is protected, into that of the unit's cleared people.
 */
@Component
class Routing {

    private final Cases cases;
    private final CurrentActor actors;

    Routing(Cases cases, CurrentActor actors) {
        this.cases = cases;
        this.actors = actors;
    }

    Expression groupOf(String actor) {
        return new GroupOfActor(actor);
    }

    String group(CaseId about, String actor) {
        return actors.asSystem(about, () -> cases.groupOf(about, actor)).orElseThrow(() -> new NoUnitForActor(actor));
    }

    static CaseId caseOf(@Nullable String businessKey) {
        if (businessKey == null) {
            throw new IllegalStateException("The process instance belongs to no case");
        }
        return CaseId.of(businessKey);
    }

    /** Nobody takes part in the case as this actor, so the task would be nobody's. */
    static class NoUnitForActor extends RuntimeException {
        NoUnitForActor(String actor) {
            super("No unit takes part in the case as " + actor);
        }
    }

    private final class GroupOfActor extends ReadOnlyExpression {

        private final String actor;

        GroupOfActor(String actor) {
            super(actor);
            this.actor = actor;
        }

        @Override
        public Object getValue(VariableScope scope) {
            return group(caseOf(((DelegateExecution) scope).getProcessBusinessKey()), actor);
        }
    }
}
