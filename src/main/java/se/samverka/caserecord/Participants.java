package se.samverka.caserecord;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.Cases.Participant;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Unit;

/** Which unit answers for which actor in a case. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class Participants {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Clock clock;

    Participants(JdbcClient jdbc, Organisations organisations, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Participant> of(CaseId id) {
        return jdbc.sql(
                        """
                        select actor, unit, since from casework.participant
                        where case_id = ? and until is null order by since, actor""")
                .param(id.value())
                .query((row, n) -> new Participant(row.getString("actor"), row.getString("unit"), since(row)))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<String> unitOf(CaseId id, String actor) {
        return jdbc.sql("select unit from casework.participant where case_id = ? and actor = ? and until is null")
                .params(id.value(), actor)
                .query(String.class)
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<String> groupOf(CaseId id, String actor) {
        return jdbc.sql(
                        """
                        select casework.task_group(case_id, unit) from casework.participant
                        where case_id = ? and actor = ? and until is null""")
                .params(id.value(), actor)
                .query(String.class)
                .optional();
    }

    /** @throws Refused {@code actor-ended} too, since a unit that takes part stays when it ends */
    @Transactional(readOnly = true)
    Map<String, String> unitsFor(CaseId id, Collection<String> actors) {
        var units = knownUnits(id, actors);
        var today = organisations.units(LocalDate.now(clock)).stream()
                .map(Unit::code)
                .collect(Collectors.toSet());
        if (!today.containsAll(units.values())) {
            throw new Refused("actor-ended");
        }
        return units;
    }

    private Map<String, String> knownUnits(CaseId id, Collection<String> actors) {
        var participants = new HashMap<@Nullable String, String>();
        var area = jdbc
                .sql(
                        """
                        select c.area, p.actor, p.unit
                        from casework.case c left join casework.participant p on p.case_id = c.id and p.until is null
                        where c.id = ?""")
                .param(id.value())
                .query((row, n) -> {
                    participants.put(row.getString("actor"), row.getString("unit"));
                    return row.getString("area");
                })
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new Refused("case-unknown"));
        var units = new LinkedHashMap<String, String>();
        actors.forEach(actor -> units.put(
                actor, Optional.ofNullable(participants.get(actor)).orElseGet(() -> unitInArea(actor, area))));
        return units;
    }

    private String unitInArea(String actor, String area) {
        return organisations
                .unitFor(actor, area, LocalDate.now(clock))
                .map(Unit::code)
                .orElseThrow(() -> new Refused("actor-unknown"));
    }

    Map<String, String> invite(CaseId id, Collection<String> actors) {
        var units = knownUnits(id, actors);
        var added = jdbc.sql(
                        """
                        insert into casework.participant (case_id, actor, unit)
                        select :id, p.* from unnest(:actors::text[], :units::text[]) p
                        on conflict do nothing returning actor""")
                .param("id", id.value())
                .param("actors", units.keySet().toArray(String[]::new))
                .param("units", units.values().toArray(String[]::new))
                .query(String.class)
                .list();
        audit.append(added.stream()
                .map(actor -> new AuditEvent(Action.WRITE, Outcome.OK, id, "participant:" + actor, "invited", null))
                .toList());
        return units;
    }

    /** Returns whether another unit took part until now. */
    boolean replace(CaseId id, String actor, String unit) {
        var ended = jdbc.sql(
                        """
                        update casework.participant set until = now()
                        where case_id = ? and actor = ? and until is null and unit <> ?""")
                .params(id.value(), actor, unit)
                .update();
        if (ended == 0) {
            return false;
        }
        jdbc.sql("insert into casework.participant (case_id, actor, unit) values (?, ?, ?)")
                .params(id.value(), actor, unit)
                .update();
        audit.append(new AuditEvent(Action.WRITE, Outcome.OK, id, "participant:" + actor, "replaced", null));
        return true;
    }

    void admit(CaseId id, String actor, String unit) {
        jdbc.sql("insert into casework.participant (case_id, actor, unit) values (?, ?, ?)")
                .params(id.value(), actor, unit)
                .update();
        audit.append(new AuditEvent(Action.WRITE, Outcome.OK, id, "participant:" + actor, "invited", null));
    }

    private static Instant since(ResultSet row) throws SQLException {
        return row.getObject("since", OffsetDateTime.class).toInstant();
    }
}
