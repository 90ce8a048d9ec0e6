package se.samverka.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** How events become links. */
@SamverkaTest
class ChainTests {

    private static final Actor TEACHER = TestActors.person("skola.hisingen", "skola-hisingen");

    private final TestActors actors;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final TransactionTemplate nested;
    private final CaseId about = CaseId.random();

    private final Path empty;

    ChainTests(
            @Autowired TestActors actors,
            @Autowired AuditTrail trail,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions,
            @TempDir Path empty) {
        this.empty = empty;
        this.actors = actors;
        this.trail = trail;
        this.jdbc = jdbc;
        this.nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Test
    void the_events_of_a_transaction_are_neighbours_in_one_chain_in_the_order_written() throws Exception {
        actors.as(TEACHER, () -> {
            trail.append(Trail.event(about));
            trail.append(List.of(Trail.event(about), Trail.event(about)));
        });

        var links = Trail.links(about);
        assertThat(links).hasSize(3);
        assertThat(links)
                .extracting(Trail.Link::chain)
                .containsOnly(links.get(0).chain());
        assertThat(links).extracting(Trail.Link::event).isSorted();
        assertThat(links.get(2).seq()).isEqualTo(links.get(0).seq() + 2);
        assertThat(Trail.asItIs(empty).broken()).isNull();
    }

    @Test
    void links_are_the_same_whatever_time_zone_and_style_the_writer_has() throws Exception {
        actors.as(TEACHER, () -> {
            jdbc.sql("set local timezone to 'Asia/Kolkata'").update();
            jdbc.sql("set local datestyle to 'ISO, DMY'").update();
            jdbc.sql("set local intervalstyle to 'sql_standard'").update();
            trail.append(Trail.event(about));
        });

        assertThat(Trail.links(about)).hasSize(1);
        assertThat(Trail.asItIs(empty).broken()).isNull();
    }

    @Test
    void what_was_taken_back_to_a_savepoint_leaves_no_gap() throws Exception {
        actors.as(TEACHER, () -> {
            trail.append(Trail.event(about));
            nested.executeWithoutResult(status -> {
                trail.append(Trail.event(about));
                status.setRollbackOnly();
            });
            trail.append(Trail.event(about));
        });

        assertThat(Trail.links(about)).hasSize(2);
        assertThat(Trail.asItIs(empty).broken()).isNull();
    }

    @Test
    void many_writers_at_once_neither_wait_in_a_circle_nor_leave_a_gap() throws Exception {
        var writers = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 8; i++) {
            writers.add(() -> {
                for (int n = 0; n < 50; n++) {
                    actors.as(TEACHER, () -> {
                        trail.append(Trail.event(about));
                        trail.refused(Trail.event(about));
                        trail.append(List.of(Trail.event(about), Trail.event(about)));
                    });
                }
                return null;
            });
        }
        var pool = Executors.newFixedThreadPool(8);
        for (var done : pool.invokeAll(writers)) {
            done.get();
        }
        pool.shutdown();

        assertThat(Trail.links(about)).hasSize(8 * 50 * 4);
        assertThat(Trail.asItIs(empty).broken()).isNull();
    }

    @Test
    void whoever_finds_a_chain_taken_takes_another() throws Exception {
        try (var connection = TestDatabase.asAdministrator().getConnection()) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("select pg_advisory_xact_lock(173, n) from generate_series(0, 31) n where n <> 7");
            actors.as(TEACHER, () -> trail.append(List.of(Trail.event(about), Trail.event(about))));
            connection.rollback();
        }

        assertThat(Trail.links(about)).extracting(Trail.Link::chain).containsExactly(7, 7);
    }

    @Test
    void the_application_neither_reads_nor_writes_links_and_heads() {
        for (var forbidden : List.of(
                "select count(*) from audit.link",
                "select count(*) from audit.head",
                "insert into audit.link values (0, 0, 0, '')",
                "update audit.head set seq = 0",
                "select audit.take_chain(0)",
                "select audit.link_event()")) {
            assertThatThrownBy(
                            () -> actors.as(TEACHER, () -> jdbc.sql(forbidden).update()))
                    .as(forbidden)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void not_even_the_owner_or_an_administrator_changes_a_link_or_removes_a_head() {
        for (var database : List.of(TestDatabase.asOwner(), TestDatabase.asAdministrator())) {
            for (var forbidden : List.of(
                    "update audit.link set hash = ''",
                    "delete from audit.link",
                    "truncate audit.link",
                    "delete from audit.head",
                    "truncate audit.head",
                    "insert into audit.head values (3, 0, '')")) {
                assertThatThrownBy(
                                () -> JdbcClient.create(database).sql(forbidden).update())
                        .as(forbidden)
                        .rootCause()
                        .hasMessageContaining("never changed or removed");
            }
        }
    }
}
