package se.samverka.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

@SamverkaTest
class AuditTrailTests {

    private static final Actor TEACHER =
            Actor.person("skola.hisingen", Set.of("skola-hisingen"), Set.of("loggranskare"));

    private final TestActors actors;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final JdbcClient auditor = JdbcClient.create(TestDatabase.asAuditor());
    private final CaseId about = CaseId.random();

    @Autowired
    AuditTrailTests(TestActors actors, AuditTrail trail, JdbcClient jdbc) {
        this.actors = actors;
        this.trail = trail;
        this.jdbc = jdbc;
    }

    @Test
    void who_and_when_come_from_the_transaction() {
        actors.as(TEACHER, () -> trail.append(event(Outcome.OK)));

        assertThat(events()).singleElement().satisfies(event -> assertThat(event)
                .containsEntry("actor", "skola.hisingen")
                .containsEntry("units", "skola-hisingen")
                .containsEntry("roles", "loggranskare")
                .containsEntry("resource", "section:prov")
                .containsEntry("purpose", "test")
                .containsEntry("ground", "own")
                .containsEntry("fresh", true));
    }

    @Test
    void nobody_can_name_somebody_else_or_another_time() {
        for (var column : List.of(
                "actor", "at", "units", "roles", "transaction", "id", "via", "session", "method", "address", "task")) {
            assertThatThrownBy(() ->
                            actors.as(TEACHER, () -> jdbc.sql("insert into audit.event (action, outcome, resource, "
                                            + column + ") values ('READ', 'OK', 'x', null)")
                                    .update()))
                    .as(column)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "action, X",
        "action, %21",
        "outcome, PERHAPS",
        "resource, %100001",
        "purpose, %201",
        "ground, %41",
        "app.via, %21",
        "app.session, %41",
        "app.method, %21",
        "app.address, %46",
        "app.task, %65"
    })
    void what_no_event_has_is_refused(String name, String wrong) {
        var value = wrong.startsWith("%") ? "X".repeat(Integer.parseInt(wrong.substring(1))) : wrong;
        var setting = name.startsWith("app.") ? name : "app.none";
        var values = new HashMap<>(
                Map.of("action", "READ", "outcome", "OK", "resource", "x", "purpose", "x", "ground", "x"));
        values.put(name, value);

        assertThatThrownBy(() -> actors.as(TEACHER, () -> {
                    jdbc.sql("select set_config(?, ?, true)")
                            .params(setting, value)
                            .query(String.class)
                            .single();
                    return jdbc.sql("insert into audit.event (action, outcome, resource, purpose, ground)"
                                    + " values (:action, :outcome, :resource, :purpose, :ground)")
                            .params(values)
                            .update();
                }))
                .rootCause()
                .hasMessageContaining("Not an event of the trail");
    }

    @Test
    void an_event_goes_with_its_transaction() {
        assertThatThrownBy(() -> actors.as(TEACHER, () -> {
                    trail.append(event(Outcome.OK));
                    throw new IllegalStateException("and then it failed");
                }))
                .hasMessage("and then it failed");

        assertThat(events()).isEmpty();
        assertThatThrownBy(() -> trail.append(event(Outcome.OK))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void a_refusal_stays_when_the_transaction_does_not() {
        assertThatThrownBy(() -> actors.as(TEACHER, () -> {
                    trail.refused(event(Outcome.DENIED));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(events()).singleElement().satisfies(event -> assertThat(event)
                .containsEntry("outcome", "DENIED")
                .containsEntry("actor", "skola.hisingen"));
    }

    @Test
    void a_refusal_of_somebody_unknown_is_kept_as_nobodys() {
        trail.refused(event(Outcome.DENIED));

        assertThat(events()).singleElement().satisfies(event -> assertThat(event)
                .containsEntry("actor", "nobody"));
    }

    @Test
    void the_application_neither_reads_nor_changes_nor_removes_an_event() {
        for (var forbidden : List.of(
                "select count(*) from audit.event",
                "update audit.event set actor = 'nobody'",
                "delete from audit.event",
                "truncate audit.event")) {
            assertThatThrownBy(
                            () -> actors.as(TEACHER, () -> jdbc.sql(forbidden).update()))
                    .as(forbidden)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void not_even_the_owner_or_an_administrator_changes_what_is_written() {
        actors.as(TEACHER, () -> trail.append(event(Outcome.OK)));

        for (var database : List.of(TestDatabase.asOwner(), TestDatabase.asAdministrator())) {
            for (var forbidden :
                    List.of("update audit.event set actor = 'x'", "delete from audit.event", "truncate audit.event")) {
                assertThatThrownBy(
                                () -> JdbcClient.create(database).sql(forbidden).update())
                        .as(forbidden)
                        .rootCause()
                        .hasMessageContaining("never changed or removed");
            }
        }
        assertThat(events()).hasSize(1);
    }

    private AuditEvent event(Outcome outcome) {
        return new AuditEvent(Action.READ, outcome, about, "section:prov", "test", "own");
    }

    private List<Map<String, Object>> events() {
        return auditor.sql(
                        """
                        select actor, outcome, resource, purpose, ground, array_to_string(units, ',') as units,
                               array_to_string(roles, ',') as roles, at > now() - interval '5 minutes' as fresh
                        from audit.event where case_id = ? order by id""")
                .param(about.value())
                .query()
                .listOfRows();
    }
}
