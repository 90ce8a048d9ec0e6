package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.identity.Actor;
import se.samverka.workflow.Reports.Report;

/** Where a message event can stand, and who sees what is said with it. */
@SamverkaTest
class ReportsTests {

    private static final Actor TEACHER = TestActors.person("skola.hisingen", "skola-hisingen");
    private static final String TASK =
            "<userTask id='Task_Svara' name='Svara' camunda:candidateGroups='skola' camunda:dueDate='P7D'/>";

    private final ProcessEngine engine;
    private final Reports reports;
    private final Tasks tasks;
    private final Cases cases;
    private final Processes processes;
    private final TestActors actors;
    private final BundleDeployer deployer;
    private CaseFile file;

    @Autowired
    ReportsTests(
            ProcessEngine engine,
            Reports reports,
            Tasks tasks,
            Cases cases,
            Processes processes,
            TestActors actors,
            BundleDeployer deployer) {
        this.engine = engine;
        this.reports = reports;
        this.tasks = tasks;
        this.cases = cases;
        this.processes = processes;
        this.actors = actors;
        this.deployer = deployer;
        this.file = open();
    }

    @BeforeEach
    void a_case() {
        file = open();
    }

    @Test
    void an_event_in_the_flow_may_be_one_of_those_that_come_first_and_tells_all_of_the_process() {
        start(
                "meddelas-val",
                """
                <startEvent id='Start'/><eventBasedGateway id='Vilket'/><endEvent id='End_Tid'/><endEvent id='End_Vader'/>
                <endEvent id='End_Annat'/><exclusiveGateway id='Varfor' default='Flow_Varfor_End_Annat'/>
                <intermediateCatchEvent id='Event_Avbruten' name='Avbruten'>%s</intermediateCatchEvent>
                <intermediateCatchEvent id='Event_Tid'><timerEventDefinition><timeDuration>P1D</timeDuration>
                </timerEventDefinition></intermediateCatchEvent>
                <sequenceFlow id='Flow_Vader' sourceRef='Varfor' targetRef='End_Vader'>
                  <conditionExpression xsi:type='tFormalExpression'>${orsak == 'vader'}</conditionExpression></sequenceFlow>
                """
                                .formatted(message())
                        + flow("Start", "Vilket")
                        + flow("Vilket", "Event_Avbruten")
                        + flow("Vilket", "Event_Tid")
                        + flow("Event_Tid", "End_Tid")
                        + flow("Event_Avbruten", "Varfor")
                        + flow("Varfor", "End_Annat"));

        send("Event_Avbruten", Map.of("orsak", "vader"));

        assertThat(passed("End_Vader")).isTrue();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void an_event_on_a_task_can_happen_again_and_each_time_knows_its_own() {
        start(
                "meddelas-kant",
                TASK
                        + """
                          <startEvent id='Start'/>
                          <boundaryEvent id='Event_Skada' name='Skada' attachedToRef='Task_Svara' cancelActivity='false'>%s
                          </boundaryEvent>
                          <userTask id='Task_Skada' name='Skada' camunda:candidateGroups='skola' camunda:dueDate='P1D'/>
                          """
                                .formatted(message())
                        + flow("Start", "Task_Svara")
                        + flow("Event_Skada", "Task_Skada"));

        send("Event_Skada", Map.of("antal", 1));
        send("Event_Skada", Map.of("antal", 2));

        assertThat(open("Task_Skada"))
                .extracting(
                        task -> actors.as(TEACHER, () -> tasks.flow(task.id())).get("antal"))
                .containsExactlyInAnyOrder(1, 2);
        var task = open("Task_Svara").get(0);
        assertThat(actors.as(TEACHER, () -> tasks.flow(task.id()))).doesNotContainKey("antal");

        actors.as(TEACHER, () -> tasks.complete(task.id(), Map.of()));
        assertThat(waiting()).as("the task is done").isEmpty();
    }

    @Test
    void what_a_called_process_waits_for_is_not_for_people_to_report() {
        var catching =
                "<startEvent id='Start'/><intermediateCatchEvent id='Event_Inne' name='Inne'>%s".formatted(message())
                        + "</intermediateCatchEvent>" + flow("Start", "Event_Inne");
        deploy("meddelas-inne", catching);
        start(
                "meddelas-ute",
                "<startEvent id='Start'/><callActivity id='Call' calledElement='meddelas-inne'/>"
                        + flow("Start", "Call"));

        assertThat(waiting()).isEmpty();
    }

    @Test
    void an_event_that_is_over_is_refused() {
        start(
                "meddelas-en",
                "<startEvent id='Start'/><intermediateCatchEvent id='Event_En' name='En'>%s</intermediateCatchEvent>"
                                .formatted(message())
                        + TASK
                        + flow("Start", "Event_En")
                        + flow("Event_En", "Task_Svara"));
        var report = waiting().get(0);
        actors.as(TEACHER, () -> reports.send(report, Map.of()));

        assertThatThrownBy(() -> actors.as(TEACHER, () -> reports.send(report, Map.of())))
                .isInstanceOf(TaskConflict.class);
        assertThat(open("Task_Svara")).hasSize(1);
    }

    private static String message() {
        return """
                <extensionElements><camunda:properties><camunda:property name='formular' value='exempel-fraga.svara'/>
                <camunda:property name='meddelas-av' value='polis, skola'/></camunda:properties></extensionElements>
                <messageEventDefinition messageRef='Message'/>""";
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id='Flow_%s_%s' sourceRef='%s' targetRef='%s'/>".formatted(from, to, from, to);
    }

    private void start(String process, String inside) {
        deploy(process, inside);
        actors.as(TEACHER, () -> processes.start(process, file.id(), Map.of()));
    }

    private void deploy(String process, String inside) {
        var model = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='meddelas'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'"
                + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><message id='Message' name='" + process
                + "'/>"
                + "<process id='" + process + "' name='Meddelas' isExecutable='true' camunda:historyTimeToLive='P30D'>"
                + inside + "</process></definitions>";
        deployer.deploy(new Bundle(process, Map.of(process + ".bpmn", model.getBytes(StandardCharsets.UTF_8))));
    }

    private CaseFile open() {
        return actors.as(
                TEACHER,
                () -> cases.open(new Cases.NewCase(
                        "meddelas",
                        "MED",
                        Regime.DELTAGARE,
                        "gallras",
                        "hisingen",
                        Map.of("skola", "skola-hisingen"))));
    }

    private List<Report> waiting() {
        return actors.as(TEACHER, () -> reports.of(file.id()));
    }

    private void send(String element, Map<String, Object> flow) {
        actors.as(TEACHER, () -> {
            reports.queue(file.id());
            reports.send(reports.find(file.id(), element).orElseThrow(), flow);
        });
    }

    private List<Tasks.Task> open(String definition) {
        return actors
                .as(TEACHER, () -> tasks.list(new Tasks.Query(file.number(), Tasks.Filter.ALL, 0, 20)))
                .tasks()
                .stream()
                .filter(task -> task.definition().equals(definition))
                .toList();
    }

    private boolean passed(String element) {
        var instance = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(file.id().toString())
                .singleResult();
        return engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityId(element)
                        .count()
                == 1;
    }
}
