package se.samverka.secrecy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;
import se.samverka.secrecy.EmergencyAccess.Opening;

/** Openings as the database keeps them; it decides who opens, who is told, and when it is over. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class JdbcEmergencies {

    private static final int SHOWN = 20;

    private static final String OPENINGS =
            """
            select e.number, e.person, e.units, e.ground, e.opened_at, coalesce(e.ended_at, e.valid_until) as until,
                   e.ended_at is null and e.valid_until > now() as living, e.person = casework.me() as mine, r.result
            from casework.emergency_access e left join casework.emergency_review r on r.opening = e.id
            """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    JdbcEmergencies(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** @throws Refused {@code emergency-case-unknown} or {@code emergency-reason-used} */
    void open(String number, String basis, String reason) {
        var opened = jdbc.sql("select about, refusal from casework.open_emergency(?, ?, ?)")
                .params(number, basis, reason)
                .query((row, n) -> new Opened(row.getObject("about", UUID.class), row.getString("refusal")))
                .single();
        if (opened.about() == null || opened.refusal() != null) {
            throw opened.about() == null
                    ? new Refused("emergency-case-unknown", "number")
                    : new Refused("emergency-reason-used", "reason");
        }
        audit.append(event(opened.about(), number, "opened", basis));
    }

    void end(String number) {
        jdbc.sql(
                        """
                        update casework.emergency_access set ended_at = now()
                        where number = ? and person = casework.me() and ended_at is null and valid_until > now()
                        returning case_id, ground""")
                .param(number)
                .query((row, n) ->
                        event(row.getObject("case_id", UUID.class), number, "ended", row.getString("ground")))
                .list()
                .forEach(audit::append);
    }

    @Transactional(readOnly = true)
    Optional<Instant> until(CaseId about) {
        return jdbc.sql("select casework.emergency_until(?)")
                .param(about.value())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    @Transactional(readOnly = true)
    List<Opening> openings(String number) {
        return jdbc.sql(OPENINGS + "where e.number = :number order by e.opened_at desc limit :most")
                .param("number", number)
                .param("most", SHOWN)
                .query(JdbcEmergencies::opening)
                .list();
    }

    /** The last three months, by the index on the time: what lies behind is not asked about one by one. */
    @Transactional(readOnly = true)
    List<Opening> news() {
        var news =
                """
                where e.opened_at > now() - interval '3 months'
                  and (r.opening is null and casework.concerns_my_unit(e.case_id)
                       or e.person = casework.me() and e.ended_at is null and e.valid_until > now())
                order by e.opened_at desc limit :most""";
        return jdbc.sql(OPENINGS + news)
                .param("most", SHOWN)
                .query(JdbcEmergencies::opening)
                .list();
    }

    /** Told to managers and to the data protection officer, of cases they may not know. */
    @Transactional(readOnly = true)
    List<Opening> answeredFor() {
        return jdbc.sql(
                        """
                        select null as number, person, units, ground, opened_at, until, living, false as mine,
                               null as result
                        from casework.emergencies_answered_for()""")
                .query(JdbcEmergencies::opening)
                .list();
    }

    private static AuditEvent event(@Nullable UUID about, String number, String what, String basis) {
        return new AuditEvent(
                Action.EMERGENCY, Outcome.OK, about == null ? null : new CaseId(about), "case:" + number, what, basis);
    }

    private static Opening opening(ResultSet row, int n) throws SQLException {
        var review = row.getString("result");
        return new Opening(
                row.getString("number"),
                row.getString("person"),
                Set.of((String[]) row.getArray("units").getArray()),
                row.getString("ground"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getBoolean("living"),
                row.getBoolean("mine"),
                review == null ? null : EmergencyReviews.Result.valueOf(review));
    }

    private record Opened(@Nullable UUID about, @Nullable String refusal) {}
}
