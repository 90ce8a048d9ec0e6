package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.identity.Actor;

/** Deadlines that are counted from a date, and events that wait for what somebody says. */
@SamverkaTest
class FollowingDatesTests {

    private static final ZoneId CITY = ZoneId.of("Europe/Stockholm");
    private static final Actor TEACHER = TestActors.person("skola.hisingen", "skola-hisingen");
    private static final String ANSWER = task("Task_Svara", "P7D");
    private static final String TWO_TASKS = ANSWER + task("Task_Annat", "P7D")
            + "<startEvent id='Start'/><parallelGateway id='Delas'/>"
            + flow("Start", "Delas")
            + flow("Delas", "Task_Svara")
            + flow("Delas", "Task_Annat");

    /** One task long before, one that moves the date, one in a called process, and one two hours after it has begun. */
    private static final String COUNTING = task("Task_Forbered", "${borjar} - P10D")
            + task("Task_Flytta", "P7D")
            + task("Task_Efter", "P1D")
            + """
              <startEvent id='Start'/><parallelGateway id='Delas'/>
              <callActivity id='Call_Del' calledElement='datum-del'><extensionElements>
                <camunda:in source='borjar' target='start'/></extensionElements></callActivity>
              <intermediateCatchEvent id='Timer_Efter'><timerEventDefinition>
                <timeDate>${borjar} + PT2H</timeDate></timerEventDefinition></intermediateCatchEvent>
              """
            + flow("Start", "Delas")
            + flow("Delas", "Task_Forbered")
            + flow("Delas", "Task_Flytta")
            + flow("Delas", "Call_Del")
            + flow("Delas", "Timer_Efter")
            + flow("Timer_Efter", "Task_Efter");

    private static final String CALLED =
            task("Task_Del", "${start} - P1D") + "<startEvent id='Start'/>" + flow("Start", "Task_Del");
    private static final LocalDateTime BEGINS = LocalDateTime.of(2031, 4, 12, 15, 0);

    private final ProcessEngine engine;
    private final Tasks tasks;
    private final Cases cases;
    private final Processes processes;
    private final TestActors actors;
    private final BundleDeployer deployer;
    private CaseFile file;

    @Autowired
    FollowingDatesTests(
            ProcessEngine engine,
            Tasks tasks,
            Cases cases,
            Processes processes,
            TestActors actors,
            BundleDeployer deployer) {
        this.engine = engine;
        this.tasks = tasks;
        this.cases = cases;
        this.processes = processes;
        this.actors = actors;
        this.deployer = deployer;
        this.file = open();
    }

    @BeforeEach
    void a_case() {
        deploy("datum-del", CALLED);
        file = open();
    }

    @Test
    void due_dates_and_timers_are_counted_from_a_date_and_follow_it() {
        start("datum-frister", COUNTING, Map.of("borjar", BEGINS));
        assertThat(due("Task_Forbered")).isEqualTo(at(BEGINS.minusDays(10)));
        assertThat(timer().getDuedate().toInstant()).isEqualTo(at(BEGINS.plusHours(2)));

        complete("Task_Flytta", Map.of("borjar", BEGINS.plusDays(14)));

        assertThat(due("Task_Forbered")).isEqualTo(at(BEGINS.plusDays(4)));
        assertThat(timer().getDuedate().toInstant())
                .isEqualTo(at(BEGINS.plusDays(14).plusHours(2)));
    }

    @Test
    void a_process_that_was_called_with_the_date_follows_too() {
        start("datum-frister", COUNTING, Map.of("borjar", BEGINS));
        assertThat(due("Task_Del")).isEqualTo(at(BEGINS.minusDays(1)));

        complete("Task_Flytta", Map.of("borjar", BEGINS.plusMonths(1)));

        assertThat(due("Task_Del")).isEqualTo(at(BEGINS.plusMonths(1).minusDays(1)));
    }

    @Test
    void a_called_process_that_the_same_answer_ends_is_left_alone() {
        var model = COUNTING
                + eventSubprocess("Installd", true, "${status == 'installd'}", task("Task_Meddela", "P1D"))
                        .replace("targetRef='End_Installd'", "targetRef='Task_Meddela'");
        start("datum-stopp", model, Map.of("borjar", BEGINS));

        complete("Task_Flytta", Map.of("status", "installd", "borjar", BEGINS.plusDays(1)));

        assertThat(definitions()).containsExactly("Task_Meddela");
    }

    @Test
    void a_date_that_is_set_from_outside_is_followed_and_what_is_counted_otherwise_stays() {
        start("datum-frister", COUNTING, Map.of("borjar", BEGINS));
        var other = due("Task_Flytta");

        setFromOutside("borjar", BEGINS.minusDays(3));
        setFromOutside("annat", BEGINS);

        assertThat(due("Task_Forbered")).isEqualTo(at(BEGINS.minusDays(13)));
        assertThat(due("Task_Flytta")).isEqualTo(other);
    }

    @Test
    void a_date_that_is_wiped_leaves_no_due_date_and_the_timer_as_it_was() {
        start("datum-frister", COUNTING, Map.of("borjar", BEGINS));
        var nothing = new HashMap<String, Object>();
        nothing.put("borjar", null);

        complete("Task_Flytta", nothing);

        assertThat(task("Task_Forbered").due()).isNull();
        assertThat(timer().getDuedate().toInstant()).isEqualTo(at(BEGINS.plusHours(2)));
    }

    @Test
    void a_moment_that_has_passed_is_overdue_and_goes_off_at_once() {
        start("datum-frister", COUNTING, Map.of("borjar", BEGINS));

        complete("Task_Flytta", Map.of("borjar", LocalDateTime.of(2026, 1, 7, 18, 30)));

        assertThat(due("Task_Forbered")).isBefore(Instant.now());
        var ready = engine.getManagementService()
                .createJobQuery()
                .jobId(timer().getId())
                .executable()
                .singleResult();
        engine.getManagementService().executeJob(ready.getId());
        assertThat(definitions()).contains("Task_Efter");
    }

    @Test
    void a_day_lasts_until_its_end() {
        start("datum-frister", COUNTING, Map.of("borjar", LocalDate.of(2031, 4, 12)));

        assertThat(due("Task_Forbered")).isEqualTo(at(LocalDateTime.of(2031, 4, 2, 23, 59, 59)));
    }

    @Test
    void an_event_that_waits_for_an_answer_ends_the_process_in_the_middle_of_answering() {
        var model = TWO_TASKS + eventSubprocess("Installd", true, "${status == 'installd'}", "");
        start("datum-installd", model, Map.of());

        complete("Task_Svara", Map.of("status", "installd"));

        assertThat(definitions()).isEmpty();
        assertThat(passed("End_Installd")).isTrue();
    }

    @Test
    void an_event_that_waits_for_another_answer_goes_on_waiting() {
        var model = TWO_TASKS + eventSubprocess("Installd", true, "${status == 'installd'}", "");
        start("datum-installd", model, Map.of());

        complete("Task_Svara", Map.of("status", "galler"));

        assertThat(definitions()).containsExactly("Task_Annat");
    }

    @Test
    void an_event_can_let_the_rest_go_on() {
        var model = TWO_TASKS
                + eventSubprocess("Flyttad", false, "${flyttad == true}", task("Task_Meddela", "P1D"))
                        .replace("targetRef='End_Flyttad'", "targetRef='Task_Meddela'");
        start("datum-flyttad", model, Map.of("flyttad", false));

        complete("Task_Svara", Map.of("flyttad", true));

        assertThat(definitions()).containsExactlyInAnyOrder("Task_Annat", "Task_Meddela");
    }

    @Test
    void an_event_on_a_task_ends_it_also_when_its_own_answer_is_what_it_waited_for() {
        var model = ANSWER
                + """
                  <startEvent id='Start'/><endEvent id='End_Svarat'/><endEvent id='End_Antal'/>
                  <boundaryEvent id='Event_Antal' attachedToRef='Task_Svara'><conditionalEventDefinition>
                    <condition xsi:type='tFormalExpression'>${antal >= 3}</condition>
                  </conditionalEventDefinition></boundaryEvent>
                  """
                        .replace(">= 3", "&gt;= 3")
                + flow("Start", "Task_Svara")
                + flow("Task_Svara", "End_Svarat")
                + flow("Event_Antal", "End_Antal");
        start("datum-kant", model, Map.of());

        complete("Task_Svara", Map.of("antal", 3));

        assertThat(definitions()).isEmpty();
        assertThat(passed("End_Antal")).isTrue();
        assertThat(passed("End_Svarat")).isFalse();
    }

    @Test
    void a_model_whose_event_waits_for_something_else_is_refused() {
        var model = TWO_TASKS + eventSubprocess("Fel", true, "${upphord}", "");

        assertThatThrownBy(() -> deploy("datum-fel", model))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("comparisons");
    }

    private static String task(String id, String due) {
        return "<userTask id='%s' name='%s' camunda:candidateGroups='skola' camunda:dueDate='%s'/>"
                .formatted(id, id, due);
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id='Flow_%s_%s' sourceRef='%s' targetRef='%s'/>".formatted(from, to, from, to);
    }

    private static String eventSubprocess(String name, boolean interrupting, String condition, String inside) {
        return """
                <subProcess id='Sub_%1$s' triggeredByEvent='true'>
                  <startEvent id='Event_%1$s' isInterrupting='%2$s'><conditionalEventDefinition>
                    <condition xsi:type='tFormalExpression'>%3$s</condition>
                  </conditionalEventDefinition></startEvent>
                  <endEvent id='End_%1$s'/>%4$s
                  <sequenceFlow id='Flow_%1$s' sourceRef='Event_%1$s' targetRef='End_%1$s'/>
                </subProcess>
                """
                .formatted(name, interrupting, condition, inside);
    }

    private void start(String process, String inside, Map<String, Object> flow) {
        deploy(process, inside);
        actors.as(TEACHER, () -> processes.start(process, file.id(), flow));
    }

    private void deploy(String process, String inside) {
        var model = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='datum'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'"
                + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
                + "<process id='" + process + "' name='Datum' isExecutable='true' camunda:historyTimeToLive='P30D'>"
                + inside + "</process></definitions>";
        deployer.deploy(new Bundle(process, Map.of(process + ".bpmn", model.getBytes(StandardCharsets.UTF_8))));
    }

    private void complete(String task, Map<String, Object> flow) {
        var id = task(task).id();
        actors.as(TEACHER, () -> tasks.complete(id, flow));
    }

    private void setFromOutside(String name, LocalDateTime value) {
        engine.getRuntimeService().setVariables(instance(), Days.moments(Map.of(name, value)));
    }

    private CaseFile open() {
        return actors.as(
                TEACHER,
                () -> cases.open(new Cases.NewCase(
                        "datum", "DAT", Regime.DELTAGARE, "gallras", "hisingen", Map.of("skola", "skola-hisingen"))));
    }

    private List<Tasks.Task> open(CaseFile of) {
        return actors.as(TEACHER, () -> tasks.list(new Tasks.Query(of.number(), Tasks.Filter.ALL, 0, 20)))
                .tasks();
    }

    private List<String> definitions() {
        return open(file).stream().map(Tasks.Task::definition).toList();
    }

    private Tasks.Task task(String definition) {
        return open(file).stream()
                .filter(task -> task.definition().equals(definition))
                .findFirst()
                .orElseThrow();
    }

    private Instant due(String definition) {
        return Objects.requireNonNull(task(definition).due());
    }

    private Job timer() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance())
                .activityId("Timer_Efter")
                .singleResult();
    }

    private String instance() {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(file.id().toString())
                .rootProcessInstances()
                .singleResult()
                .getId();
    }

    private boolean passed(String element) {
        return engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance())
                        .activityId(element)
                        .finished()
                        .count()
                == 1;
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(CITY).toInstant();
    }
}
