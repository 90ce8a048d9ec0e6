package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samverka.step.StepInfo;

class StepRulesTests {

    @ParameterizedTest
    @MethodSource("models")
    void a_service_task_calls_a_step_of_the_catalogue_with_its_inputs(Model model) {
        assertThat(model.all(ServiceTask.class)).allSatisfy(task -> {
            StepInfo step = StepCatalogue.named(StepCatalogue.nameIn(task));
            Map<String, String> given = inputs(task);
            assertThat(given.keySet())
                    .as(task.getId())
                    .containsAll(required(step))
                    .isSubsetOf(all(step));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void sections_that_steps_name_are_written_by_some_form(Model model) {
        Set<String> written = Form.all()
                .flatMap(Form::sections)
                .map(code -> code.replaceFirst("-\\{.*", ""))
                .collect(Collectors.toSet());
        assertThat(model.all(ServiceTask.class).stream().flatMap(task -> sectionsIn(inputs(task))))
                .allMatch(written::contains);
    }

    @ParameterizedTest
    @MethodSource("models")
    void actors_that_steps_name_exist(Model model) {
        assertThat(model.all(ServiceTask.class)).allSatisfy(task -> {
            Map<String, String> given = inputs(task);
            assertThat(Arrays.stream(StepCatalogue.named(StepCatalogue.nameIn(task))
                                    .in())
                            .filter(input -> input.type() == StepInfo.Type.ACTOR
                                    || input.name().equals("actor"))
                            .map(StepInfo.Value::name)
                            .map(name -> given.getOrDefault(name, ""))
                            .filter(actors -> !actors.isEmpty())
                            .flatMap(actors -> Arrays.stream(actors.split(","))))
                    .as(task.getId())
                    .allMatch(Form.ACTORS::contains);
        });
    }

    private static Stream<String> sectionsIn(Map<String, String> inputs) {
        return inputs.entrySet().stream()
                .filter(input -> Set.of("section", "sections").contains(input.getKey()))
                .flatMap(input -> Arrays.stream(input.getValue().split(",")));
    }

    /** What the model gives; the Modeler writes an input that a template leaves open without a value. */
    private static Map<String, String> inputs(ServiceTask task) {
        return Stream.ofNullable(task.getExtensionElements())
                .map(extensions -> extensions.getChildElementsByType(CamundaInputOutput.class))
                .flatMap(Collection::stream)
                .flatMap(inputs -> inputs.getCamundaInputParameters().stream())
                .filter(input -> !input.getTextContent().isBlank())
                .collect(
                        Collectors.toMap(CamundaInputParameter::getCamundaName, CamundaInputParameter::getTextContent));
    }

    private static Set<String> required(StepInfo step) {
        return Arrays.stream(step.in())
                .filter(StepInfo.Value::required)
                .map(StepInfo.Value::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> all(StepInfo step) {
        return Arrays.stream(step.in()).map(StepInfo.Value::name).collect(Collectors.toSet());
    }

    static Stream<Model> models() {
        return Model.all();
    }
}
