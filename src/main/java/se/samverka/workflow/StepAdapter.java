package se.samverka.workflow;

import java.util.Date;
import java.util.HashMap;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.samverka.identity.CurrentActor;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;

/**
 * Lets a model call a step: local variables in, step as the system of this case, declared outputs back. When a job's step
 * fails, the engine learns which step and a reference, never the message, which might quote what somebody wrote.
 */
class StepAdapter implements JavaDelegate {

    private static final Logger LOG = LoggerFactory.getLogger(StepAdapter.class);

    private final Step step;
    private final StepInfo info;
    private final CurrentActor actors;

    StepAdapter(Step step, StepInfo info, CurrentActor actors) {
        this.step = step;
        this.info = info;
        this.actors = actors;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var about = Routing.caseOf(execution.getProcessBusinessKey());
        try {
            var outputs = actors.asSystem(about, () -> step.perform(about, inputs(execution)));
            give(outputs, execution);
        } catch (RuntimeException e) {
            if (Context.getCommandContext().getCurrentJob() == null) {
                throw e;
            }
            throw failed(e);
        }
    }

    private Inputs inputs(DelegateExecution execution) {
        var values = new HashMap<String, Object>();
        for (var input : info.in()) {
            var value = execution.getVariableLocal(input.name());
            if (value != null) {
                values.put(input.name(), value instanceof Date date ? Days.of(date) : value);
            }
        }
        return new Inputs(values);
    }

    private void give(Outputs outputs, DelegateExecution execution) {
        for (var output : info.out()) {
            var value = outputs.values().get(output.name());
            execution.setVariable(output.name(), Days.moment(value));
        }
    }

    private StepFailed failed(RuntimeException e) {
        var reference = UUID.randomUUID();
        LOG.warn(
                "Step {} failed, reference {}: {}",
                info.name(),
                reference,
                e.getClass().getSimpleName());
        return new StepFailed(info.name(), e.getClass().getSimpleName(), reference);
    }

    /** What the engine keeps about a failed step. */
    static class StepFailed extends RuntimeException {
        StepFailed(String step, String kind, UUID reference) {
            super("Step " + step + " failed (" + kind + "), reference " + reference);
        }
    }
}
