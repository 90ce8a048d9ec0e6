package se.samverka.secrecy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;

/** Reviews, added once each; the database decides who may review what. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class JdbcEmergencyReviews implements EmergencyReviews {

    private static final String WAITING =
            """
            select e.id, e.case_id, e.number, e.person, e.units, e.ground, w.reason, e.opened_at,
                   coalesce(e.ended_at, e.valid_until) as until
            from casework.emergency_access e join casework.emergency_reason w on w.opening = e.id
            where casework.reviews_emergencies()
              and not exists (select from casework.emergency_review r where r.opening = e.id)
            order by e.opened_at, e.id""";

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    JdbcEmergencyReviews(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public List<Unreviewed> waiting() {
        var waiting = jdbc.sql(WAITING).query(JdbcEmergencyReviews::unreviewed).list();
        audit.append(waiting.stream()
                .map(opening -> new AuditEvent(
                        Action.LIST,
                        Outcome.OK,
                        opening.about(),
                        "emergency:" + opening.id(),
                        "emergency-review",
                        null))
                .toList());
        return waiting;
    }

    @Override
    public void record(UUID opening, String reviewer, Result result) {
        try {
            jdbc.sql("insert into casework.emergency_review (opening, reviewer, result) values (?, ?, ?)")
                    .params(opening, reviewer, result.name())
                    .update();
        } catch (DataAccessException e) {
            throw refusal(opening, e);
        }
        audit.append(new AuditEvent(Action.WRITE, Outcome.OK, null, "emergency:" + opening, result.name(), null));
    }

    private RuntimeException refusal(UUID opening, DataAccessException e) {
        var state = e.getMostSpecificCause() instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        var code =
                switch (state) {
                    case "SV091" -> "emergency-review-own";
                    case "SV092" -> "emergency-review-early";
                    case "23505" -> "emergency-review-done";
                    case "42501", "23503" -> "emergency-review-not-yours";
                    default -> "";
                };
        if (code.isEmpty()) {
            return e;
        }
        audit.refused(new AuditEvent(Action.WRITE, Outcome.DENIED, null, "emergency:" + opening, code, null));
        return new Refused(code);
    }

    private static Unreviewed unreviewed(ResultSet row, int n) throws SQLException {
        return new Unreviewed(
                row.getObject("id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("number"),
                row.getString("person"),
                Set.of((String[]) row.getArray("units").getArray()),
                row.getString("ground"),
                row.getString("reason"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant());
    }
}
