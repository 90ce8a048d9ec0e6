package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;

/** What a person, an outsider or nobody can make the engine do past our own services. */
@SamverkaTest
class EngineGuardsTests {

    private static final Actor TEACHER = TestActors.person("skola.hisingen", "skola-hisingen");
    private static final Actor OFFICER = TestActors.person("polis.nordost", "polis-nordost");

    private static final Bundle GUARDED = bundle(
            "vaktad",
            Bpmn.createExecutableProcess("vaktad")
                    .camundaHistoryTimeToLiveString("P30D")
                    .startEvent()
                    .userTask("Task_Svara")
                    .camundaCandidateGroups("skola")
                    .endEvent()
                    .done());

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private BundleDeployer deployer;

    @Autowired
    private Processes processes;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Cases cases;

    @Autowired
    private TestActors actors;

    @Autowired
    private CurrentActor people;

    private CaseFile file;
    private String task;

    @BeforeEach
    void a_case_waits_for_the_school() {
        deployer.deploy(GUARDED);
        file = open("vaktad");
        actors.as(TEACHER, () -> processes.start("vaktad", file.id(), Map.of("arendenummer", file.number())));
        task = actors.as(TEACHER, () -> tasks.list(new Tasks.Query(file.number(), Tasks.Filter.ALL, 0, 10))
                .tasks()
                .get(0)
                .id());
    }

    @AfterEach
    void nobody_is_left_signed_in() {
        engine.getIdentityService().clearAuthentication();
    }

    @Test
    void the_task_goes_to_the_unit_of_this_case() {
        assertThat(engine.getTaskService().getIdentityLinksForTask(task))
                .singleElement()
                .satisfies(link -> assertThat(link.getGroupId()).isEqualTo("skola-hisingen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna Andersson", "20110201-2380", "setts i parken"})
    void text_and_identity_numbers_cannot_become_variables(String value) {
        assertThatThrownBy(() -> actors.as(TEACHER, () -> {
                    tasks.complete(task, Map.of("svar", value));
                }))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageNotContaining(value);
    }

    @Test
    void objects_cannot_become_variables() {
        assertThatThrownBy(() -> actors.as(TEACHER, () -> tasks.complete(task, Map.of("svar", List.of("a")))))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void a_task_ends_through_our_service_and_nowhere_else() {
        assertThatThrownBy(() -> engine.getTaskService().complete(task))
                .hasStackTraceContaining("ends when its form is sent in");

        actors.as(TEACHER, () -> tasks.complete(task, Map.of("svar", "ja")));

        assertThat(actors.as(TEACHER, () -> tasks.find(task))).isEmpty();
    }

    @Test
    void a_task_that_ends_while_its_form_is_opened_is_gone_and_not_a_task_without_a_form() {
        assertThatThrownBy(() -> actors.as(TEACHER, () -> {
                    assertThat(tasks.find(task)).isPresent();
                    CompletableFuture.runAsync(
                                    () -> actors.as(TEACHER, () -> tasks.complete(task, Map.of("svar", "ja"))))
                            .join();
                    return tasks.form(task);
                }))
                .isInstanceOfSatisfying(TaskConflict.class, conflict -> assertThat(conflict.reason())
                        .isEqualTo(TaskConflict.Reason.GONE));
    }

    static Stream<Named<Consumer<Attempt>>> attempts() {
        return Stream.of(
                attempt("complete", a -> a.tasks().complete(a.task())),
                attempt("complete with variables", a -> a.tasks().complete(a.task(), Map.of("svar", "ja"))),
                attempt("submit form", a -> a.engine().getFormService().submitTaskForm(a.task(), Map.of())),
                attempt("resolve", a -> a.tasks().resolveTask(a.task())),
                attempt("raise an error", a -> a.tasks().handleBpmnError(a.task(), "fel")),
                attempt("escalate", a -> a.tasks().handleEscalation(a.task(), "fel")),
                attempt("set variable", a -> a.tasks().setVariable(a.task(), "x", "y")),
                attempt("remove variable", a -> a.tasks().removeVariable(a.task(), "arendenummer")),
                attempt("set local variable", a -> a.tasks().setVariableLocal(a.task(), "x", "y")),
                attempt("read variables", a -> a.tasks().getVariables(a.task())),
                attempt("comment", a -> a.tasks().createComment(a.task(), null, "text")),
                attempt("read comments", a -> a.tasks().getTaskComments(a.task())),
                attempt("attach", a -> a.tasks()
                        .createAttachment("t", a.task(), null, "n", "d", new ByteArrayInputStream(new byte[1]))),
                attempt("read attachments", a -> a.tasks().getTaskAttachments(a.task())),
                attempt("assign to another", a -> a.tasks().setAssignee(a.task(), "chef.hisingen")),
                attempt("claim for another", a -> a.tasks().claim(a.task(), "chef.hisingen")),
                attempt("set owner", a -> a.tasks().setOwner(a.task(), "skola.hisingen")),
                attempt("delegate", a -> a.tasks().delegateTask(a.task(), "chef.hisingen")),
                attempt("let another group in", a -> a.tasks().addCandidateGroup(a.task(), "polis-nordost")),
                attempt("let another person in", a -> a.tasks().addCandidateUser(a.task(), "polis.nordost")),
                attempt("throw the group out", a -> a.tasks().deleteCandidateGroup(a.task(), "skola-hisingen")),
                attempt("change priority", a -> a.tasks().setPriority(a.task(), 1)),
                attempt("delete", a -> a.tasks().deleteTask(a.task())),
                attempt("make a task", a -> a.tasks().saveTask(a.tasks().newTask())),
                attempt("start", a -> a.engine().getRuntimeService().startProcessInstanceByKey("vaktad")),
                attempt("correlate", a -> a.engine().getRuntimeService().correlateMessage("x")),
                attempt("signal", a -> a.engine().getRuntimeService().signalEventReceived("x")),
                attempt("delete the case", a -> a.engine()
                        .getRuntimeService()
                        .deleteProcessInstances(List.of(a.instance()), "x", true, true)),
                attempt("modify the flow", a -> a.engine()
                        .getRuntimeService()
                        .createProcessInstanceModification(a.instance())
                        .cancelAllForActivity("Task_Svara")
                        .execute()),
                attempt("deploy", a -> a.engine()
                        .getRepositoryService()
                        .createDeployment()
                        .addString("x.form", "{}")
                        .deploy()),
                attempt("save a filter", a -> a.engine()
                        .getFilterService()
                        .saveFilter(a.engine().getFilterService().newTaskFilter("x"))));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void a_participant_gets_nothing_past_the_form(Consumer<Attempt> attempt) {
        assertThatThrownBy(() -> as(TEACHER, attempt)).isInstanceOf(AuthorizationException.class);
        assertThat(actors.as(TEACHER, () -> tasks.find(task))).isPresent();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void an_outsider_gets_nothing(Consumer<Attempt> attempt) {
        assertThatThrownBy(() -> as(OFFICER, attempt)).isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void a_request_nobody_is_signed_in_for_gets_nothing(Consumer<Attempt> attempt) throws Exception {
        var webApps = new WebAppSignIn.SameSession(people);
        var request = new MockHttpServletRequest("GET", "/camunda/api/engine/engine");
        request.getServletContext().setAttribute("org.camunda.bpm.webapp.appPath", "/camunda");
        webApps.doFilter(request, new MockHttpServletResponse(), (in, out) -> assertThatThrownBy(
                        () -> attempt.accept(new Attempt(engine, task, "unknown")))
                .isInstanceOf(AuthorizationException.class));
    }

    @Test
    void a_participant_sees_takes_and_puts_back_the_task() {
        as(TEACHER, a -> {
            assertThat(a.tasks().createTaskQuery().taskId(task).count()).isOne();
            a.tasks().claim(task, "skola.hisingen");
            a.tasks().setAssignee(task, null);
        });
        assertThat(actors.as(TEACHER, () -> tasks.find(task)).orElseThrow().assignee())
                .isNull();
    }

    @Test
    void no_query_of_an_outsider_finds_the_task() {
        as(OFFICER, a -> {
            var query = a.tasks();
            assertThat(query.createTaskQuery().taskId(task).listPage(0, 10)).isEmpty();
            assertThat(query.createTaskQuery().taskId(task).count()).isZero();
            assertThat(query.createTaskQuery()
                            .or()
                            .taskId(task)
                            .taskCandidateGroup("skola-hisingen")
                            .endOr()
                            .count())
                    .isZero();
            assertThat(query.createTaskQuery()
                            .taskCandidateGroup("skola-hisingen")
                            .includeAssignedTasks()
                            .count())
                    .isZero();
            assertThat(query.createTaskQuery()
                            .processVariableValueEquals("arendenummer", file.number())
                            .count())
                    .isZero();
        });
        assertThatThrownBy(() -> as(OFFICER, a -> a.tasks().claim(task, "polis.nordost")))
                .isInstanceOf(AuthorizationException.class);
        assertThat(actors.as(OFFICER, () -> tasks.find(task))).isEmpty();
    }

    @Test
    void a_unit_that_takes_part_no_longer_does_not_reach_the_task() {
        as(TEACHER, a -> {
            assertThat(a.tasks().createTaskQuery().taskId(task).count()).isOne();
            a.tasks().claim(task, TEACHER.id());
            a.tasks().setAssignee(task, null);
        });
        assertThat(actors.as(TEACHER, () -> tasks.find(task))).isPresent();

        leaves("skola-hisingen");

        assertThat(actors.as(TEACHER, () -> tasks.find(task))).isEmpty();
        as(TEACHER, a -> assertThat(a.tasks().createTaskQuery().taskId(task).count())
                .isZero());
        assertThatThrownBy(() -> as(TEACHER, a -> a.tasks().claim(task, TEACHER.id())))
                .isInstanceOf(AuthorizationException.class);
    }

    private void leaves(String unit) {
        var left = JdbcClient.create(TestDatabase.asAdministrator())
                .sql("update casework.participant set until = now() where case_id = ? and unit = ?")
                .params(file.id().value(), unit)
                .update();
        assertThat(left).isOne();
    }

    @Test
    void a_model_that_reaches_for_code_is_not_deployed() {
        var model = Bpmn.createExecutableProcess("farlig")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .exclusiveGateway()
                .condition("x", "${''.getClass().forName('java.lang.Runtime') == null}")
                .endEvent()
                .done();
        assertThatThrownBy(() -> deployer.deploy(bundle("farlig", model))).isInstanceOf(ProcessEngineException.class);
        assertThat(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("farlig")
                        .count())
                .isZero();
    }

    @Test
    void a_model_reaches_steps_but_no_other_bean() {
        deployer.deploy(bundle(
                "bonor",
                Bpmn.createExecutableProcess("bonor")
                        .camundaHistoryTimeToLiveString("P30D")
                        .startEvent()
                        .serviceTask()
                        .camundaDelegateExpression("${dataSource}")
                        .endEvent()
                        .done()));
        var other = open("bonor");
        assertThatThrownBy(() -> actors.as(TEACHER, () -> processes.start("bonor", other.id(), Map.of())))
                .hasStackTraceContaining("Cannot resolve identifier 'dataSource'");
    }

    @Test
    void an_unchanged_bundle_is_not_deployed_again() {
        deployer.deploy(GUARDED);
        assertThat(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("vaktad")
                        .latestVersion()
                        .singleResult()
                        .getVersion())
                .isOne();
    }

    @Test
    void a_failed_step_leaves_an_incident_without_what_was_written_and_can_be_retried() {
        FailsOnDemand.FAILS.set(true);
        deployer.deploy(bundle(
                "skor",
                Bpmn.createExecutableProcess("skor")
                        .camundaHistoryTimeToLiveString("P30D")
                        .startEvent()
                        .serviceTask("Task_Skor")
                        .camundaAsyncBefore()
                        .camundaDelegateExpression("${failsOnDemand}")
                        .userTask("Task_Efter")
                        .camundaCandidateGroups("skola")
                        .endEvent()
                        .done()));
        var other = open("skor");
        actors.as(TEACHER, () -> processes.start("skor", other.id(), Map.of()));
        var management = engine.getManagementService();
        var job = management.createJobQuery().processDefinitionKey("skor").singleResult();
        management.setJobRetries(job.getId(), 1);

        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("failsOnDemand");

        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processDefinitionKeyIn("skor")
                        .singleResult()
                        .getIncidentMessage())
                .doesNotContain("Signe")
                .contains("reference");
        assertThat(management.getJobExceptionStacktrace(job.getId())).doesNotContain("Signe");

        FailsOnDemand.FAILS.set(false);
        management.setJobRetries(job.getId(), 1);
        management.executeJob(job.getId());
        assertThat(actors.as(TEACHER, () -> processes.where(other.id())))
                .extracting(Processes.Place::element)
                .containsExactly("Task_Efter");
    }

    private void as(Actor actor, Consumer<Attempt> work) {
        var instance = engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();
        engine.getIdentityService().setAuthentication(actor.id(), List.copyOf(actor.units()));
        try {
            actors.as(actor, () -> work.accept(new Attempt(engine, task, instance)));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private CaseFile open(String process) {
        return actors.as(
                TEACHER,
                () -> cases.open(new Cases.NewCase(
                        process, "TEST", Regime.SEKRETESS, "bevaras", "hisingen", Map.of("skola", "skola-hisingen"))));
    }

    private static Named<Consumer<Attempt>> attempt(String name, Consumer<Attempt> what) {
        return Named.of(name, what);
    }

    private static Bundle bundle(String id, BpmnModelInstance model) {
        return new Bundle(id, Map.of(id + ".bpmn", Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8)));
    }

    private record Attempt(ProcessEngine engine, String task, String instance) {
        TaskService tasks() {
            return engine.getTaskService();
        }
    }
}
