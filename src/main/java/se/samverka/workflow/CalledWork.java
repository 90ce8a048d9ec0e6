package se.samverka.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import se.samverka.workflow.Overviews.Step;

/**
 * What a model says for overviews.
 *
 * @param calls by called process, the call activities that may run many times over, in the order of the flow
 * @param steps its own user tasks in the order of the flow
 * @param actors actor code by user task
 */
record CalledWork(Map<String, List<String>> calls, List<Step> steps, Map<String, String> actors) {

    static CalledWork of(BpmnModelInstance model) {
        var flow = FlowOrder.of(model);
        return new CalledWork(
                flow.nodes().stream()
                        .filter(node -> node instanceof CallActivity && manyTimes(node))
                        .map(CallActivity.class::cast)
                        .collect(Collectors.groupingBy(
                                CallActivity::getCalledElement,
                                LinkedHashMap::new,
                                Collectors.mapping(CallActivity::getId, Collectors.toList()))),
                flow.nodes().stream()
                        .filter(UserTask.class::isInstance)
                        .map(node -> new Step(node.getId(), name(node), flow.isUsual(node)))
                        .toList(),
                model.getModelElementsByType(UserTask.class).stream()
                        .filter(task -> task.getCamundaCandidateGroups() != null)
                        .collect(Collectors.toMap(UserTask::getId, UserTask::getCamundaCandidateGroups)));
    }

    /** It or a subprocess around it has several instances. */
    private static boolean manyTimes(ModelElementInstance element) {
        return element instanceof Activity activity
                && (activity.getLoopCharacteristics() != null || manyTimes(element.getParentElement()));
    }

    private static String name(FlowNode node) {
        return node.getName() == null ? node.getId() : node.getName().strip();
    }
}
