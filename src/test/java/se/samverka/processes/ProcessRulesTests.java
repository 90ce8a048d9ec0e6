package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

class ProcessRulesTests {

    private static final String DATE = "\\$\\{\\w+}( [+-] P(\\d+[YMWD])*(T(\\d+[HM])+)?)?";
    private static final String DAYS_OR_DATE = "P(\\d+[DWM])+|" + DATE;

    @ParameterizedTest
    @MethodSource("models")
    void a_process_is_named_as_its_file(Model model) {
        assertThat(model.all(Process.class))
                .singleElement()
                .returns(model.stem(), Process::getId)
                .returns(true, Process::isExecutable);
        assertThat(model.process().getName()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_process_says_in_one_sentence_what_it_is_for(Model model) {
        assertThat(model.process().getDocumentations())
                .singleElement()
                .satisfies(text -> assertThat(text.getTextContent()).matches("\\p{Lu}[^.]+\\."));
    }

    @ParameterizedTest
    @MethodSource("models")
    void history_is_kept_for_a_number_of_days(Model model) {
        assertThat(model.process().getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_process_says_who_reads_and_how_its_record_is_kept(Model model) {
        assertThat(model.property("regim")).isIn("sekretess", "deltagare", "oppen");
        assertThat(model.property("bevarandeklass")).matches("[a-z0-9-]+");
        if (model.startedByHand()) {
            assertThat(model.property("arendeprefix")).matches("[A-ZÅÄÖ]{2,10}");
            assertThat(codes(model.property("startas-av"))).allMatch(Form.ACTORS::contains);
            assertThat(codes(model.property("deltar-fran-start"))).allMatch(Form.ACTORS::contains);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_place_is_shown_to_actors_that_exist(Model model) {
        assertThat(model.all(CamundaProperty.class).stream()
                        .filter(property -> property.getCamundaName().equals("visas-for"))
                        .flatMap(property -> codes(property.getCamundaValue())))
                .allMatch(Form.ACTORS::contains);
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_task_belongs_to_the_actor_of_its_lane(Model model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isIn(Form.ACTORS);
            assertThat(model.laneOf(task).toLowerCase(Locale.ROOT))
                    .as(task.getId())
                    .isEqualTo("lane_" + task.getCamundaCandidateGroups());
            assertThat(task.getCamundaAssignee()).isNull();
            assertThat(task.getCamundaCandidateUsers()).isNull();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_task_has_a_name_a_due_date_and_a_form_of_its_bundle(Model model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getName()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaDueDate()).as(task.getId()).matches(DAYS_OR_DATE);
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
            assertThat(task.getCamundaFormKey()).isNull();
        });
        assertThat(model.forms()).allMatch(form -> Files.exists(Path.of("forms", form + ".form")));
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_choice_is_a_question_with_named_answers(Model model) {
        Stream.concat(model.all(ExclusiveGateway.class).stream(), model.all(InclusiveGateway.class).stream())
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .forEach(gateway -> {
                    assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
                    assertThat(gateway.getOutgoing())
                            .extracting(SequenceFlow::getName)
                            .doesNotContainNull()
                            .doesNotHaveDuplicates();
                });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everything_but_a_merge_has_a_name(Model model) {
        assertThat(model.all(FlowNode.class))
                .filteredOn(node -> !(node instanceof Gateway))
                .allSatisfy(node -> assertThat(node.getName()).as(node.getId()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("models")
    void ids_speak(Model model) {
        Set<String> prefixes = Set.of(
                "StartEvent",
                "EndEvent",
                "BoundaryEvent",
                "Event",
                "Timer",
                "Task",
                "Step",
                "Decision",
                "Gateway",
                "CallActivity",
                "SubProcess");
        assertThat(model.all(FlowNode.class)).allSatisfy(node -> {
            assertThat(node.getId()).matches("[A-Z]\\w+_[A-ZÅÄÖ]\\w+").doesNotMatch(".*_[0-9a-z]{7}");
            assertThat(node.getId().substring(0, node.getId().indexOf('_'))).isIn(prefixes);
        });
        assertThat(model.all(SequenceFlow.class))
                .allSatisfy(flow -> assertThat(flow.getId()).matches("Flow_\\D+"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void timers_are_written_out_or_counted_from_a_date(Model model) {
        assertThat(model.all(TimerEventDefinition.class)).allSatisfy(timer -> {
            if (timer.getTimeCycle() != null) {
                assertThat(timer.getTimeCycle().getTextContent()).matches("R/P\\d+D");
                return;
            }
            if (timer.getTimeDate() != null) {
                assertThat(timer.getTimeDate().getTextContent()).matches(DATE);
                return;
            }
            String duration = timer.getTimeDuration().getTextContent();
            assertThat(duration).matches("P.+");
            if (duration.contains("T")) {
                Duration.parse(duration);
            } else {
                Period.parse(duration);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void what_it_calls_exists(Model model) {
        assertThat(model.all(CallActivity.class))
                .allSatisfy(call -> assertThat(Model.FOLDER.resolve(call.getCalledElement() + ".bpmn"))
                        .exists());
        assertThat(model.all(BusinessRuleTask.class)).allSatisfy(decision -> {
            assertThat(Model.FOLDER.resolve(decision.getCamundaDecisionRef() + ".dmn"))
                    .exists();
            assertThat(decision.getCamundaDecisionRefBinding()).isEqualTo("deployment");
            assertThat(decision.getCamundaMapDecisionResult()).isEqualTo("singleEntry");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void what_people_start_is_told_as_a_story(Model model) {
        if (model.startedByHand()) {
            String name = Stream.of(model.stem().split("-"))
                    .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining("", "", "ProcessTests.java"));
            assertThat(Path.of("src/test/java/se/samverka/processes", name)).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void what_people_report_is_a_message_with_a_form_and_actors_that_exist(Model model) {
        assertThat(model.all(Event.class)).allSatisfy(event -> {
            var form = Model.property(event, "formular");
            var by = Model.property(event, "meddelas-av");
            var told = event.getChildElementsByType(MessageEventDefinition.class);
            assertThat(form.isEmpty()).as(event.getId()).isEqualTo(by.isEmpty()).isEqualTo(told.isEmpty());
            assertThat(codes(by)).as(event.getId()).allMatch(Form.ACTORS::contains);
            if (!form.isEmpty()) {
                assertThat(Path.of("forms", form + ".form")).exists();
                assertThat(repeated(event))
                        .as(event.getId() + " stands in something repeated")
                        .isFalse();
            }
        });
    }

    private static boolean repeated(FlowNode node) {
        for (ModelElementInstance at = node; at != null; at = at.getParentElement()) {
            var inside = at instanceof BoundaryEvent boundary ? boundary.getAttachedTo() : at;
            if (!inside.getChildElementsByType(MultiInstanceLoopCharacteristics.class)
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void every_model_is_walked_through_by_stories() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Walks.class));
        assertThat(scanner.findCandidateComponents("se.samverka.processes").stream()
                        .map(stories -> ClassUtils.resolveClassName(String.valueOf(stories.getBeanClassName()), null))
                        .flatMap(stories ->
                                Stream.of(stories.getAnnotation(Walks.class).value())))
                .containsAll(Model.all().map(Model::stem).toList());
    }

    /** None when the property is left open, as a template does. */
    private static Stream<String> codes(@Nullable String list) {
        return Stream.ofNullable(list).filter(text -> !text.isEmpty()).flatMap(text -> Stream.of(text.split(",")));
    }

    static Stream<Model> models() {
        return Model.all();
    }
}
