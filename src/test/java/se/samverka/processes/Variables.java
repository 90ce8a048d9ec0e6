package se.samverka.processes;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Where the variables of a process can come from. */
final class Variables {

    private static final Set<String> ALWAYS = Set.of("arendenummer", "omrade", "loopCounter", "upphord");

    private Variables() {}

    static Set<String> of(Model model) {
        Set<String> known = new HashSet<>(ALWAYS);
        model.forms().stream().map(Form::named).flatMap(Form::flow).forEach(known::add);
        model.all(ServiceTask.class).stream()
                .flatMap(task -> StepCatalogue.outputs(StepCatalogue.nameIn(task)))
                .forEach(known::add);
        model.all(BusinessRuleTask.class).forEach(task -> known.add(task.getCamundaResultVariable()));
        model.all(CamundaOut.class).forEach(out -> known.add(out.getCamundaTarget()));
        known.addAll(givenByCallersOf(model.stem()));
        return known;
    }

    /** What one call activity hands over and holds for itself. */
    static Set<String> localTo(CallActivity call) {
        return call.getModelInstance().getModelElementsByType(CamundaInputParameter.class).stream()
                .filter(parameter -> isInside(parameter, call))
                .map(CamundaInputParameter::getCamundaName)
                .collect(Collectors.toSet());
    }

    private static Set<String> givenByCallersOf(String process) {
        return Model.all()
                .flatMap(model -> model.all(CallActivity.class).stream())
                .filter(call -> call.getCalledElement().equals(process))
                .flatMap(call -> targets(call))
                .collect(Collectors.toSet());
    }

    private static Stream<String> targets(CallActivity call) {
        return call.getModelInstance().getModelElementsByType(CamundaIn.class).stream()
                .filter(in -> isInside(in, call))
                .map(CamundaIn::getCamundaTarget)
                .filter(Objects::nonNull);
    }

    private static boolean isInside(ModelElementInstance inner, ModelElementInstance outer) {
        for (ModelElementInstance at = inner; at != null; at = at.getParentElement()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }
}
