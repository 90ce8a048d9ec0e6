package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Drafts;
import se.samverka.caserecord.Protecting;
import se.samverka.caserecord.Protection;
import se.samverka.caserecord.Protections;
import se.samverka.caserecord.Records;
import se.samverka.identity.Actor;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;

/** Tasks of a protected case: in Tasklist's filters, by the engine's own calls and in our list. */
@SamverkaTest
class ProtectedTasksTests {

    private static final String UNIT = "skydd-skola";
    private static final Actor TEACHER = TestActors.person("skyddad.larare", UNIT);
    private static final Actor CLEARED = Actor.person("skyddad.rektor", Set.of(UNIT), Set.of(Protections.ROLE));
    private static final Actor CLEARED_ELSEWHERE =
            Actor.person("skyddad.annan", Set.of("skydd-polis"), Set.of(Protections.ROLE));
    private static final Actor ADMINISTRATOR = Actor.person("processadmin", Set.of(), Set.of("processadmin"));

    private final ProcessEngine engine;
    private final Tasks tasks;
    private final Cases cases;
    private final Processes processes;
    private final Protections protections;
    private final Unattended unattended;
    private final Drafts drafts;
    private final Directory directory;
    private final TestActors actors;
    private final Protecting protecting;
    private final BundleDeployer deployer;
    private CaseFile file;
    private String task = "";

    @Autowired
    ProtectedTasksTests(
            ProcessEngine engine,
            Tasks tasks,
            Cases cases,
            Processes processes,
            Protections protections,
            Unattended unattended,
            Drafts drafts,
            Directory directory,
            TestActors actors,
            BundleDeployer deployer,
            JdbcClient jdbc) {
        this.engine = engine;
        this.tasks = tasks;
        this.cases = cases;
        this.processes = processes;
        this.protections = protections;
        this.unattended = unattended;
        this.drafts = drafts;
        this.directory = directory;
        this.actors = actors;
        this.deployer = deployer;
        this.protecting = new Protecting(actors, jdbc);
        this.file = open();
    }

    @BeforeEach
    void a_case_waits_for_the_school() {
        var model = Bpmn.createExecutableProcess("skyddad")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .userTask("Task_Ett")
                .camundaCandidateGroups("skola")
                .userTask("Task_Tva")
                .camundaCandidateGroups("skola")
                .endEvent()
                .done();
        var text = Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
        deployer.deploy(new Bundle("skyddad", Map.of("skyddad.bpmn", text)));
        register(CLEARED, CLEARED.roles());
        register(TEACHER, Set.of());
        file = open();
        protecting.record(file.id(), Protection.INGEN);
        actors.as(TEACHER, () -> processes.start("skyddad", file.id(), Map.of()));
        task = listed(TEACHER).get(0);
    }

    private CaseFile open() {
        return actors.as(
                TEACHER,
                () -> cases.open(new Cases.NewCase(
                        "skyddad", "SKYDD", Regime.SEKRETESS, "bevaras", "hisingen", Map.of("skola", UNIT))));
    }

    private void register(Actor person, Set<String> roles) {
        actors.as(
                Actor.service("organisation"),
                () -> directory.register(
                        new Person(person.id(), person.id(), person.units(), roles), Optional.empty()));
    }

    @Test
    void a_new_task_goes_to_those_of_the_unit_who_are_cleared() {
        shield();
        actors.as(CLEARED, () -> tasks.complete(task, Map.of()));

        task = listed(CLEARED).get(0);

        assertReachedBy(CLEARED);
        assertOutOfReachOf(TEACHER);
        assertOutOfReachOf(CLEARED_ELSEWHERE);
        assertThat(actors.as(CLEARED, () -> tasks.find(task)).orElseThrow())
                .returns(UNIT, Tasks.Task::unit)
                .returns("skola", Tasks.Task::actor);
    }

    @Test
    void a_waiting_task_is_handed_over_and_back() {
        assertReachedBy(TEACHER);

        shield();
        assertOutOfReachOf(TEACHER);
        assertReachedBy(CLEARED);

        actors.as(CLEARED, () -> protections.change(file.id(), Protection.INGEN));
        assertReachedBy(TEACHER);
        assertReachedBy(CLEARED);
    }

    @Test
    void a_task_that_somebody_uncleared_has_taken_becomes_free_again() {
        actors.as(TEACHER, () -> tasks.claim(task));

        shield();

        assertThat(actors.as(CLEARED, () -> tasks.find(task)).orElseThrow().assignee())
                .isNull();
        assertThat(actors.<Boolean>as(CLEARED, () -> tasks.claim(task))).isTrue();
    }

    @Test
    void a_task_that_somebody_cleared_has_taken_stays_theirs() {
        actors.as(CLEARED, () -> tasks.claim(task));

        shield();

        assertThat(actors.as(CLEARED, () -> tasks.find(task)).orElseThrow().assignee())
                .isEqualTo(CLEARED.id());
    }

    @Test
    void what_somebody_uncleared_had_typed_is_out_of_reach_too() {
        var key = "task:" + task;
        actors.as(TEACHER, () -> drafts.save(key, Records.text("halvt", "skrivet")));
        actors.as(CLEARED, () -> drafts.save(key, Records.text("mitt", "eget")));

        shield();

        assertThat(actors.as(TEACHER, () -> drafts.find(key))).isEmpty();
        assertThat(actors.as(CLEARED, () -> drafts.find(key))).isPresent();
    }

    @Test
    void a_task_that_nobody_may_take_is_told_until_somebody_may() {
        register(CLEARED, Set.of());
        shield();

        assertThat(unattendedOf(ADMINISTRATOR)).anySatisfy(told -> assertThat(told)
                .returns(UNIT, Unattended.Task::unit)
                .returns(null, Unattended.Task::caseNumber));
        assertThat(unattendedOf(CLEARED))
                .anySatisfy(told -> assertThat(told.caseNumber()).isEqualTo(file.number()));
        assertThat(unattendedOf(CLEARED_ELSEWHERE))
                .extracting(Unattended.Task::caseNumber)
                .doesNotContain(file.number());
        assertThat(unattendedOf(TEACHER)).isEmpty();

        register(CLEARED, CLEARED.roles());
        assertThat(unattendedOf(ADMINISTRATOR))
                .extracting(Unattended.Task::unit)
                .doesNotContain(UNIT);
    }

    private void shield() {
        actors.as(TEACHER, () -> protections.change(file.id(), Protection.SKYDDAD_FOLKBOKFORING));
    }

    private List<Unattended.Task> unattendedOf(Actor person) {
        return actors.as(person, unattended::tasks);
    }

    private List<String> listed(Actor by) {
        return actors
                .as(by, () -> tasks.list(new Tasks.Query(file.number(), Tasks.Filter.ALL, 0, 10))
                        .tasks())
                .stream()
                .map(Tasks.Task::id)
                .toList();
    }

    private void assertReachedBy(Actor person) {
        assertThat(listed(person)).contains(task);
        assertThat(actors.as(person, () -> tasks.find(task))).isPresent();
        assertThat(asked(
                        person,
                        service -> service.createTaskQuery().taskId(task).count()))
                .isOne();
        assertThat(filtered(person)).contains(task);
        asked(person, service -> {
            service.claim(task, person.id());
            service.setAssignee(task, null);
            return 0L;
        });
    }

    private void assertOutOfReachOf(Actor person) {
        assertThat(listed(person)).doesNotContain(task);
        assertThat(actors.as(person, () -> tasks.find(task))).isEmpty();
        assertThat(asked(
                        person,
                        service -> service.createTaskQuery().taskId(task).count()))
                .isZero();
        assertThat(asked(person, service -> service.createTaskQuery()
                        .processInstanceBusinessKey(file.id().toString())
                        .taskCandidateGroupIn(List.of(UNIT, UNIT + "~skydd"))
                        .includeAssignedTasks()
                        .count()))
                .isZero();
        assertThat(filtered(person)).doesNotContain(task);
        assertThatThrownBy(() -> asked(person, service -> {
                    service.claim(task, person.id());
                    return 0L;
                }))
                .isInstanceOf(AuthorizationException.class);
        assertThat(actors.<Boolean>as(person, () -> tasks.ended(task))).isFalse();
    }

    private List<String> filtered(Actor person) {
        return signedIn(person, () -> {
            var filters = engine.getFilterService();
            var all = filters.createFilterQuery().filterName("Alla öppna").singleResult();
            return ids(filters, all.getId());
        });
    }

    private List<String> ids(FilterService filters, String filter) {
        return filters
                .<org.camunda.bpm.engine.task.Task, org.camunda.bpm.engine.task.TaskQuery>listPage(
                        filter, engine.getTaskService().createTaskQuery(), 0, 500)
                .stream()
                .map(org.camunda.bpm.engine.task.Task::getId)
                .toList();
    }

    private Long asked(Actor person, Function<TaskService, Long> question) {
        return signedIn(person, () -> question.apply(engine.getTaskService()));
    }

    private <T> T signedIn(Actor person, java.util.function.Supplier<T> work) {
        engine.getIdentityService()
                .setAuthentication(person.id(), List.copyOf(TaskGroups.of(person.units(), person.roles())));
        try {
            return actors.as(person, work);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
