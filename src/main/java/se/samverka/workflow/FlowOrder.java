package se.samverka.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** The nodes of a model in the order in which people come to them, what only sometimes happens last. */
final class FlowOrder {

    private final Set<FlowNode> order = new LinkedHashSet<>();
    private final Set<FlowNode> unusual = new LinkedHashSet<>();
    private boolean usual = true;

    private FlowOrder() {}

    static FlowOrder of(BpmnModelInstance model) {
        var flow = new FlowOrder();
        model.getModelElementsByType(Process.class).forEach(process -> flow.walk(process.getFlowElements()));
        return flow;
    }

    List<FlowNode> nodes() {
        return new ArrayList<>(order);
    }

    /** Whether an ordinary course can come there; not only through a boundary event or an event subprocess. */
    boolean isUsual(FlowNode node) {
        return !unusual.contains(node);
    }

    private void walk(Collection<FlowElement> scope) {
        var ahead = new ArrayDeque<FlowNode>();
        of(scope, StartEvent.class).forEach(ahead::add);
        follow(ahead);
        var before = usual;
        usual = false;
        of(scope, BoundaryEvent.class).forEach(ahead::add);
        follow(ahead);
        of(scope, SubProcess.class).filter(SubProcess::triggeredByEvent).forEach(ahead::add);
        follow(ahead);
        usual = before;
    }

    private void follow(ArrayDeque<FlowNode> ahead) {
        while (!ahead.isEmpty()) {
            var node = ahead.remove();
            if (order.add(node)) {
                if (!usual) {
                    unusual.add(node);
                }
                if (node instanceof SubProcess inner) {
                    walk(inner.getFlowElements());
                }
                node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(ahead::add);
            }
        }
    }

    private static <T extends FlowElement> Stream<T> of(Collection<FlowElement> scope, Class<T> type) {
        return scope.stream().filter(type::isInstance).map(type::cast);
    }
}
