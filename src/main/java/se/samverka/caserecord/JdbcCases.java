package se.samverka.caserecord;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;

/** Covers of cases; row-level security leaves out the cases that are not the acting person's. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class JdbcCases implements Cases {

    static final String COLUMNS =
            "c.id, c.number, c.title, c.process, c.regime, c.area, c.state, c.opened_at, c.closed_at,"
                    + " c.closed_reason";

    private static final String COVER = "select " + COLUMNS + " from casework.case c ";

    private static final String OPEN =
            """
            with opened as (
                insert into casework.case (id, number, process, regime, retention_class, area, title)
                select :id, :prefix || to_char(now() at time zone 'Europe/Stockholm', '-YYYY-')
                            || lpad(n::text, greatest(5, length(n::text)), '0'), :process, :regime, :retention, :area, :title
                from nextval('casework.case_number') n
                returning *),
            let_in as (
                insert into casework.participant (case_id, actor, unit)
                select opened.id, p.* from opened, unnest(:actors::text[], :units::text[]) p)
            select %s from opened c"""
                    .formatted(COLUMNS);

    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final Participants participants;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    JdbcCases(
            JdbcClient jdbc,
            CurrentActor currentActor,
            Participants participants,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.participants = participants;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public CaseFile open(NewCase with, @Nullable String title) {
        currentActor.require();
        var opened = insert(with, title);
        audit.append(new AuditEvent(Action.START, Outcome.OK, opened.id(), "case:" + with.process(), null, null));
        return opened;
    }

    /** Without a word in the trail, which is the caller's to write. */
    CaseFile insert(NewCase with, @Nullable String title) {
        var id = CaseId.random();
        return currentActor.as(Actor.system(id), () -> insert(id, with, title));
    }

    private CaseFile insert(CaseId id, NewCase with, @Nullable String title) {
        var first = List.copyOf(with.participants().entrySet());
        return jdbc.sql(OPEN)
                .param("id", id.value())
                .param("prefix", with.prefix())
                .param("process", with.process())
                .param("regime", with.regime().name())
                .param("retention", with.retentionClass())
                .param("area", with.area())
                .param("title", Title.of(with.regime(), title), Types.VARCHAR)
                .param("actors", first.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("units", first.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .query(JdbcCases::cover)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseFile> find(CaseId id) {
        return jdbc.sql(COVER + "where c.id = ?")
                .param(id.value())
                .query(JdbcCases::cover)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseFile> findByNumber(String number) {
        return jdbc.sql(COVER + "where c.number = ?")
                .param(number)
                .query(JdbcCases::cover)
                .optional();
    }

    @Override
    public List<CaseFile> mine(int limit) {
        var newest =
                """
                join (select n.case_id, max(n.since) as since
                      from unnest((select casework.my_units())::text[]) mine(unit)
                           cross join lateral (select p.case_id, p.since from casework.participant p
                                               where p.unit = mine.unit and p.until is null and %s
                                               order by p.since desc limit :most) n
                      group by n.case_id order by since desc limit :limit) newest on newest.case_id = c.id
                order by newest.since desc, c.number desc"""
                        .formatted(LinkedCases.foundByItself("p.case_id"));
        // A unit may take part as two actors, so twice as many rows hold enough cases.
        var mine = jdbc.sql(COVER + newest)
                .param("most", 2 * limit)
                .param("limit", limit)
                .query(JdbcCases::cover)
                .list();
        audit.listed("cases:mine", mine.stream().map(CaseFile::id).toList());
        return mine;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Participant> participants(CaseId id) {
        return participants.of(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> unitOf(CaseId id, String actor) {
        return participants.unitOf(id, actor);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> groupOf(CaseId id, String actor) {
        return participants.groupOf(id, actor);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> unitsFor(CaseId id, Collection<String> actors) {
        return participants.unitsFor(id, actors);
    }

    @Override
    public String invite(CaseId id, String actor) {
        return invite(id, List.of(actor)).values().iterator().next();
    }

    @Override
    public Map<String, String> invite(CaseId id, Collection<String> actors) {
        return participants.invite(id, actors);
    }

    @Override
    public void close(CaseId id, String reason) {
        var closed = jdbc.sql(
                        """
                        update casework.case set state = 'CLOSED', closed_at = now(), closed_reason = ?
                        where id = ? and state = 'ACTIVE'""")
                .params(reason, id.value())
                .update();
        if (closed == 1) {
            audit.append(new AuditEvent(Action.WRITE, Outcome.OK, id, "case:closed", reason, null));
            events.publishEvent(new CaseClosed(id));
        } else if (find(id).filter(file -> file.state() == CaseFile.State.CLOSED)
                .isEmpty()) {
            throw new Refused("case-unknown");
        }
    }

    @Override
    public void replace(CaseId id, String actor, String unit) {
        var file = find(id).orElseThrow(() -> new Refused("case-unknown"));
        if (file.regime() == CaseFile.Regime.SEKRETESS) {
            throw new Refused("new-recipient");
        }
        if (participants.replace(id, actor, unit)) {
            events.publishEvent(new UnitReplaced(id, actor));
        }
    }

    @Override
    public void admit(CaseId id, Map<String, String> units) {
        units.forEach((actor, unit) -> {
            var now = participants.unitOf(id, actor);
            if (now.isEmpty()) {
                participants.admit(id, actor, unit);
            } else if (!now.get().equals(unit)) {
                replace(id, actor, unit);
            }
        });
    }

    @Override
    public void rename(CaseId id, @Nullable String title) {
        var regime = find(id).orElseThrow(() -> new Refused("case-unknown")).regime();
        var renamed = jdbc.sql("update casework.case set title = ? where id = ? and title is distinct from ?")
                .param(1, Title.of(regime, title), Types.VARCHAR)
                .param(2, id.value())
                .param(3, Title.of(regime, title), Types.VARCHAR)
                .update();
        if (renamed == 1) {
            audit.append(new AuditEvent(Action.WRITE, Outcome.OK, id, "case:title", null, null));
        }
    }

    static CaseFile cover(ResultSet row, int n) throws SQLException {
        var closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new CaseFile(
                new CaseId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("title"),
                row.getString("process"),
                CaseFile.Regime.valueOf(row.getString("regime")),
                row.getString("area"),
                CaseFile.State.valueOf(row.getString("state")),
                instant(row, "opened_at"),
                closedAt == null ? null : closedAt.toInstant(),
                row.getString("closed_reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
