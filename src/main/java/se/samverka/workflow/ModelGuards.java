package se.samverka.workflow;

import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Puts the guards into every process as it is read: routing, completion only through the form, the case's key, and
 * conditions of events that are certain to be answered.
 */
@Component
class ModelGuards extends AbstractBpmnParseListener {

    private final Routing routing;
    private final LinkedCalls linked;

    ModelGuards(Routing routing, LinkedCalls linked) {
        this.routing = routing;
        this.linked = linked;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        route(task);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, completed -> {
            if (!OwnWork.completing(completed.getId())) {
                throw new NotThroughTheForm();
            }
        });
    }

    private void route(TaskDefinition task) {
        var actors = List.copyOf(task.getCandidateGroupIdExpressions());
        task.getCandidateGroupIdExpressions().clear();
        actors.forEach(actor -> task.addCandidateGroupIdExpression(routing.groupOf(actor.getExpressionText())));
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        var behavior = (CallableElementActivityBehavior) activity.getActivityBehavior();
        linked.guard(behavior.getCallableElement());
    }

    @Override
    public void parseBoundaryConditionalEventDefinition(Element event, boolean interrupting, ActivityImpl activity) {
        requireComparison(event);
    }

    @Override
    public void parseIntermediateConditionalEventDefinition(Element event, ActivityImpl activity) {
        requireComparison(event);
    }

    @Override
    public void parseConditionalStartEventForEventSubprocess(
            Element event, ActivityImpl activity, boolean interrupting) {
        requireComparison(event);
    }

    private static void requireComparison(Element event) {
        StrictExpressions.requireCondition(event.element("condition").getText());
    }

    /** Somebody tried to end a task without sending in its form. */
    static class NotThroughTheForm extends RuntimeException {
        NotThroughTheForm() {
            super("A task ends when its form is sent in, and in no other way");
        }
    }
}
