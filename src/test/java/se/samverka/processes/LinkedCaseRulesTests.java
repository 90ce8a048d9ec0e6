package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model has to say when it opens cases that belong to its own, and when it waits for something to be so. */
class LinkedCaseRulesTests {

    /** Otherwise a thousand begin in one transaction, and whoever ends one goes on with the case that it belongs to. */
    @ParameterizedTest
    @MethodSource("models")
    void a_linked_case_begins_and_ends_in_a_job_of_its_own(Model model) {
        linkedCalls(model).forEach(call -> {
            assertThat(call.isCamundaAsyncAfter())
                    .as(call.getId() + " asyncAfter")
                    .isTrue();
            assertThat(loopAround(call))
                    .as(call.getId() + " asyncBefore on the loop")
                    .hasValueSatisfying(
                            loop -> assertThat(loop.isCamundaAsyncBefore()).isTrue())
                    .hasValueSatisfying(
                            loop -> assertThat(loop.isCamundaExclusive()).isFalse());
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void each_turn_of_a_loop_knows_its_own_linked_case(Model model) {
        linkedCalls(model).forEach(call -> assertThat(loopAround(call)).hasValueSatisfying(loop -> assertThat(
                        loop.getParentElement().getChildElementsByType(ExtensionElements.class).stream()
                                .flatMap(in -> in.getElements().stream())
                                .flatMap(in -> in.getChildElementsByType(CamundaInputParameter.class).stream())
                                .map(CamundaInputParameter::getCamundaName))
                .as(call.getId() + ": inputParameter linkedCase on the subprocess")
                .contains("linkedCase")));
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_process_of_a_linked_case_is_drawn_and_numbers_its_cases(Model model) {
        Stream<String> opened = model.all(ServiceTask.class).stream()
                .filter(task -> StepCatalogue.nameIn(task).startsWith("openFor"))
                .flatMap(task -> task.getModelInstance().getModelElementsByType(CamundaInputParameter.class).stream()
                        .filter(input ->
                                isInside(input, task) && input.getCamundaName().equals("process")))
                .map(CamundaInputParameter::getTextContent);
        assertThat(opened).allSatisfy(process -> assertThat(
                        models().filter(other -> other.stem().equals(process))
                                .map(other -> other.property("arendeprefix")))
                .as(process)
                .singleElement()
                .asString()
                .matches("[A-ZÅÄÖ]{2,10}"));
    }

    /** Without it each variable that anything sets is a reason to look again, and a true condition is true for ever. */
    @ParameterizedTest
    @MethodSource("models")
    void a_conditional_event_names_the_variable_that_it_waits_for(Model model) {
        assertThat(model.all(ConditionalEventDefinition.class))
                .allSatisfy(event -> assertThat(event.getCondition().getTextContent())
                        .as(event.getId())
                        .contains(String.valueOf(event.getCamundaVariableName())));
    }

    private static Stream<CallActivity> linkedCalls(Model model) {
        return model.all(CallActivity.class).stream()
                .filter(call -> call.getExtensionElements() != null
                        && call.getExtensionElements().getChildElementsByType(CamundaIn.class).stream()
                                .anyMatch(in -> in.getCamundaBusinessKey() != null));
    }

    private static Optional<MultiInstanceLoopCharacteristics> loopAround(CallActivity call) {
        for (ModelElementInstance at = call; at instanceof Activity activity; at = at.getParentElement()) {
            if (activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop) {
                return Optional.of(loop);
            }
        }
        return Optional.empty();
    }

    private static boolean isInside(ModelElementInstance inner, ModelElementInstance outer) {
        for (ModelElementInstance at = inner; at != null; at = at.getParentElement()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /** Those that are shipped, and the examples of the tests. */
    static Stream<Model> models() {
        return Stream.concat(Model.all(), Model.examples());
    }
}
