package se.samverka.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.database.TestDatabase;
import se.samverka.forms.Submissions;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.identity.CurrentOrigin;
import se.samverka.workflow.Tasks;

/**
 * Whole cases with and without us, alternating in the same run, and the task list with many open tasks. Counts are
 * exact; rates are noisy, so only ratios of neighbouring stretches mean something. Writes {@code target/benchmark.md}.
 */
@Tag("bench")
@SamverkaTest
@Import(BenchmarkTests.Counting.class)
class BenchmarkTests {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 8);
    private static final int COUNTED = 50;
    private static final CountedDataSource OURS = new CountedDataSource();

    @Autowired
    private Submissions submissions;

    @Autowired
    private Tasks tasks;

    @Autowired
    private CurrentActor actors;

    @Autowired
    private CurrentOrigin origin;

    @Autowired
    private TestActors transactions;

    @Autowired
    private ProcessEngine engine;

    private final StringBuilder report = new StringBuilder();

    /** Puts the counter around the application's pool. */
    @TestConfiguration
    static class Counting {
        @Bean
        static BeanPostProcessor counted() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource pool ? OURS.around(pool) : bean;
                }
            };
        }
    }

    @Test
    void cases_and_lists_beside_a_bare_engine() throws Exception {
        var administrator = JdbcClient.create(TestDatabase.asAdministrator());
        var meter = new Meter(administrator);
        administrator.sql("create schema if not exists bare").update();
        var bareCount = new CountedDataSource();
        var pool = bare();
        BareEngine.createTables(pool);
        try (var bare = new BareEngine(bareCount.around(pool), false)) {
            var guarded = new GuardedCases(submissions, tasks, actors, origin);
            guarded.deploy(engine.getRepositoryService());
            meter.play(bare::oneCase, 4, SECONDS);
            meter.play(guarded::oneCase, 4, SECONDS);
            counts(meter, "Camunda alone", bareCount, bare::oneCase);
            counts(meter, "Samverka", OURS, guarded::oneCase);
            for (int clients : new int[] {1, 4}) {
                rates(meter, clients, bare::oneCase, guarded::oneCase);
            }
        }
        lists(administrator, pool);
        Files.writeString(
                Path.of("target", "benchmark.md"), report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.println(report);
    }

    private void counts(Meter meter, String who, CountedDataSource counter, Callable<?> oneCase) throws Exception {
        oneCase.call();
        counter.reset();
        long wal = meter.wal();
        for (int i = 0; i < COUNTED; i++) {
            oneCase.call();
        }
        line(
                "%s, per case: %.1f SQL statements, %.1f round trips, %.1f commits, %d WAL bytes",
                who,
                counter.statements.sum() / (double) COUNTED,
                counter.roundTrips.sum() / (double) COUNTED,
                counter.commits.sum() / (double) COUNTED,
                (meter.wal() - wal) / COUNTED);
    }

    private void rates(Meter meter, int clients, Callable<?> bare, Callable<?> guarded) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            var alone = meter.play(bare, clients, SECONDS);
            var ours = meter.play(guarded, clients, SECONDS);
            ratios.add(ours.perSecond() / alone.perSecond());
            reading("Camunda alone", alone);
            reading("Samverka", ours);
        }
        double ratio = Meter.median(ratios);
        line(
                "%d clients: Samverka does %.2f times the cases of Camunda alone (median of %d pairs)",
                clients, ratio, ROUNDS);
    }

    private void lists(JdbcClient administrator, DataSource pool) throws Exception {
        var open = new OpenTasks(administrator);
        var person = Actor.person("lista", Set.of("grupp-1", "grupp-2", "grupp-3"), Set.of());
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("prestanda")
                .latestVersion()
                .singleResult()
                .getId();
        double[] query = new double[2];
        double[] own = new double[2];
        int[] sizes = {10_000, 100_000};
        for (int i = 0; i < sizes.length; i++) {
            open.ours(sizes[i], definition);
            query[i] = timed(100, () -> asked(person));
            own[i] = timed(
                    100, () -> actors.as(person, () -> tasks.list(new Tasks.Query(null, Tasks.Filter.ALL, 0, 15))));
            line(
                    "%d open tasks, page of 15 and count: engine query %.1f ms, own list %.1f ms",
                    sizes[i], query[i], own[i]);
        }
        line("Growth from 10 000 to 100 000: engine query x%.1f, own list x%.1f", query[1] / query[0], own[1] / own[0]);
        try (var authorized = new BareEngine(pool, true)) {
            var bareDefinition = authorized
                    .engine()
                    .getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("bare")
                    .latestVersion()
                    .singleResult()
                    .getId();
            open.bare(sizes[1], bareDefinition);
            double stock = timed(5, () -> {
                authorized.engine().getIdentityService().setAuthentication("lista", List.copyOf(person.units()));
                page(authorized.engine().getTaskService());
                return null;
            });
            line(
                    "Camunda alone with its authorization on, 100 000 open tasks: %.1f ms (x%.0f)",
                    stock, stock / query[1]);
        }
        assertThat(actors.as(person, () -> tasks.list(new Tasks.Query(null, Tasks.Filter.ALL, 0, 15)))
                        .count())
                .isEqualTo(6000);
    }

    /** As Tasklist asks: a page of the filter that is shown first, newest on top, and its count. */
    private Void asked(Actor person) {
        var filters = engine.getFilterService();
        engine.getIdentityService().setAuthentication(person.id(), List.copyOf(person.units()));
        try {
            transactions.as(person, () -> {
                var first = filters.createFilterQuery().filterName("Alla öppna").singleResult();
                var order = engine.getTaskService()
                        .createTaskQuery()
                        .orderByTaskCreateTime()
                        .desc();
                assertThat(filters.listPage(first.getId(), order, 0, 15)).hasSize(15);
                assertThat(filters.count(first.getId())).isPositive();
            });
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        return null;
    }

    /** As a stock filter asks, which has to name the person's groups. */
    private static void page(TaskService service) {
        var groups = List.of("grupp-1", "grupp-2", "grupp-3");
        var page = service.createTaskQuery()
                .taskCandidateGroupIn(groups)
                .orderByTaskCreateTime()
                .desc()
                .listPage(0, 15);
        var count = service.createTaskQuery().taskCandidateGroupIn(groups).count();
        assertThat(page).hasSize(15);
        assertThat(count).isPositive();
    }

    private static double timed(int times, Callable<?> work) throws Exception {
        for (int i = 0; i < Math.min(times, 20); i++) {
            work.call();
        }
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long from = System.nanoTime();
            work.call();
            millis.add((System.nanoTime() - from) / 1e6);
        }
        return Meter.median(millis);
    }

    private static DataSource bare() {
        var administrator = (DriverManagerDataSource) TestDatabase.asAdministrator();
        var pool = new com.zaxxer.hikari.HikariDataSource();
        pool.setJdbcUrl(administrator.getUrl() + "?currentSchema=bare");
        pool.setUsername(administrator.getUsername());
        pool.setPassword(administrator.getPassword());
        return pool;
    }

    private void reading(String who, Meter.Reading reading) {
        line(
                "%s, %d clients: %.1f cases/s, p95 %.0f ms, CPU per case %.1f ms here and %.1f ms in PostgreSQL, %d WAL bytes",
                who,
                reading.clients(),
                reading.perSecond(),
                reading.p95(),
                reading.jvmCpu(),
                reading.postgresCpu(),
                reading.wal());
    }

    private void line(String format, Object... values) {
        report.append("- ").append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
