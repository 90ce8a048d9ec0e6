package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;

/** Tasklist's own queries list and count a person's tasks, each once. */
@SamverkaTest
class ReadyFiltersTests {

    private static final Actor TEACHER = TestActors.person("filtrerad", "filter-ett");
    private static final Actor IN_TWO_UNITS = TestActors.person("filtrerad.dubbel", "filter-fyra", "filter-fem");
    private static final Actor OTHER = TestActors.person("filtrerad.annan", "filter-tre");

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
    private JdbcClient jdbc;

    private String mine;

    @BeforeEach
    void each_has_a_case_more() {
        var model = Bpmn.createExecutableProcess("filtrerad")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .userTask("Task_Svara")
                .camundaCandidateGroups("skola")
                .endEvent()
                .done();
        var text = Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
        deployer.deploy(new Bundle("filtrerad", Map.of("filtrerad.bpmn", text)));
        mine = start(TEACHER, "filter-ett");
        start(OTHER, "filter-tre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alla öppna", "Enhetens otagna"})
    void a_filter_lists_and_counts_my_tasks(String filter) {
        var listed = asked(
                TEACHER,
                filter,
                (service, id) -> service.listPage(id, engine.getTaskService().createTaskQuery(), 0, 200));
        long counted = asked(TEACHER, filter, FilterService::count);
        long others = asked(OTHER, filter, FilterService::count);

        assertThat(listed).extracting(Task::getId).contains(mine).doesNotHaveDuplicates();
        assertThat(counted).isEqualTo(listed.size());
        assertThat(counted).isEqualTo(own(TEACHER));
        assertThat(others).isEqualTo(own(OTHER));
    }

    /** However many there are: their number is in the index that says whose they are. */
    @Test
    void all_my_tasks_are_counted_without_reading_any() {
        long read = asked(TEACHER, "Alla öppna", (service, id) -> {
            long before = tasksRead();
            assertThat(service.count(id)).isPositive();
            return tasksRead() - before;
        });

        assertThat(read).isZero();
    }

    private long tasksRead() {
        return jdbc.sql(
                        """
                        select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
                        where schemaname = 'engine' and relname = 'act_ru_task'""")
                .query(Long.class)
                .single();
    }

    @Test
    void our_own_list_counts_the_same_on_every_page() {
        start(TEACHER, "filter-ett");
        long all = own(TEACHER);

        assertThat(all).isGreaterThanOrEqualTo(2);
        assertThat(pageOf(TEACHER, 0, (int) all + 1).tasks()).hasSize((int) all);
        assertThat(pageOf(TEACHER, 0, (int) all + 1).count()).isEqualTo(all);
        assertThat(pageOf(TEACHER, (int) all - 1, 5).count()).isEqualTo(all);
        assertThat(pageOf(TEACHER, (int) all + 7, 5).count()).isEqualTo(all);
    }

    @Test
    void a_task_of_two_of_my_units_is_one_task() {
        var task = start(IN_TWO_UNITS, "filter-fyra");
        JdbcClient.create(TestDatabase.asAdministrator())
                .sql(
                        """
                        insert into engine.act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                        values (?, 1, 'filter-fem', 'candidate', ?)""")
                .params("second-" + task, task)
                .update();

        var listed = asked(
                IN_TWO_UNITS,
                "Alla öppna",
                (service, id) -> service.listPage(id, engine.getTaskService().createTaskQuery(), 0, 200));
        long counted = asked(IN_TWO_UNITS, "Alla öppna", FilterService::count);

        assertThat(listed).extracting(Task::getId).containsExactly(task);
        assertThat(counted).isEqualTo(1);
    }

    private long own(Actor actor) {
        return pageOf(actor, 0, 1).count();
    }

    private Tasks.Page pageOf(Actor actor, int offset, int limit) {
        return actors.as(actor, () -> tasks.list(new Tasks.Query(null, Tasks.Filter.ALL, offset, limit)));
    }

    private <T> T asked(Actor actor, String filter, Asking<T> asking) {
        var id = engine.getFilterService()
                .createFilterQuery()
                .filterName(filter)
                .singleResult()
                .getId();
        engine.getIdentityService().setAuthentication(actor.id(), List.copyOf(actor.units()));
        try {
            return actors.as(actor, () -> asking.ask(engine.getFilterService(), id));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private String start(Actor actor, String unit) {
        var file = actors.as(
                actor,
                () -> cases.open(new Cases.NewCase(
                        "filtrerad", "TEST", Regime.SEKRETESS, "bevaras", "hisingen", Map.of("skola", unit))));
        actors.as(actor, () -> processes.start("filtrerad", file.id(), Map.of()));
        return actors.as(actor, () -> tasks.list(new Tasks.Query(file.number(), Tasks.Filter.ALL, 0, 1)))
                .tasks()
                .get(0)
                .id();
    }

    private interface Asking<T> {
        T ask(FilterService filters, String id);
    }
}
