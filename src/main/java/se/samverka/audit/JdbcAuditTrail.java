package se.samverka.audit;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.identity.CaseId;

/** Sends what happened; the database itself adds who acts and when, so that neither can be passed in. */
@Repository
class JdbcAuditTrail implements AuditTrail {

    private static final String ONE =
            """
            insert into audit.event (action, outcome, case_id, resource, purpose, ground)
            values (?, ?, ?::uuid, ?, ?, ?)""";

    private static final String MANY =
            """
            insert into audit.event (action, outcome, case_id, resource, purpose, ground)
            select * from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[])""";

    private final JdbcClient jdbc;

    private final RecentLists recent;

    JdbcAuditTrail(JdbcClient jdbc, RecentLists recent) {
        this.jdbc = jdbc;
        this.recent = recent;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(AuditEvent event) {
        insert(event);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Collection<AuditEvent> events) {
        if (events.size() == 1) {
            insert(events.iterator().next());
        } else if (!events.isEmpty()) {
            insert(List.copyOf(events));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void listed(String list, Collection<CaseId> shown) {
        append(recent.fresh(list, shown).stream()
                .map(about -> new AuditEvent(Action.LIST, Outcome.OK, about, list, null, null))
                .toList());
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(AuditEvent event) {
        insert(event);
    }

    private void insert(AuditEvent event) {
        jdbc.sql(ONE)
                .param(1, event.action().name(), Types.VARCHAR)
                .param(2, event.outcome().name(), Types.VARCHAR)
                .param(3, Objects.toString(event.about(), null), Types.VARCHAR)
                .param(4, event.resource(), Types.VARCHAR)
                .param(5, event.purpose(), Types.VARCHAR)
                .param(6, event.ground(), Types.VARCHAR)
                .update();
    }

    private void insert(List<AuditEvent> events) {
        jdbc.sql(MANY)
                .params(List.of(
                        column(events, AuditEvent::action),
                        column(events, AuditEvent::outcome),
                        column(events, AuditEvent::about),
                        column(events, AuditEvent::resource),
                        column(events, AuditEvent::purpose),
                        column(events, AuditEvent::ground)))
                .update();
    }

    private static @Nullable String[] column(List<AuditEvent> events, Function<AuditEvent, @Nullable Object> value) {
        return events.stream()
                .map(event -> Objects.toString(value.apply(event), null))
                .toArray(String[]::new);
    }
}
