package se.samverka.audit;

import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import se.samverka.TestActors;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** Events that a test writes, and what somebody with all rights over the database could do to them. */
class Trail {

    private static final Actor WRITER = TestActors.person("skola.hisingen", "skola-hisingen");
    private static final JdbcClient AUDITOR = JdbcClient.create(TestDatabase.asAuditor());

    private final TestActors actors;
    private final AuditTrail trail;

    Trail(TestActors actors, AuditTrail trail) {
        this.actors = actors;
        this.trail = trail;
    }

    record Link(int chain, long seq, long event) {}

    static AuditEvent event(CaseId about) {
        return new AuditEvent(Action.READ, Outcome.OK, about, "section:prov", "test", "own");
    }

    /** Writes so many events in one transaction, which is one chain. */
    List<Link> writes(int events) {
        var about = CaseId.random();
        actors.as(WRITER, () -> {
            for (int i = 0; i < events; i++) {
                trail.append(event(about));
            }
        });
        return links(about);
    }

    static List<Link> links(CaseId about) {
        return AUDITOR.sql(
                        """
                        select l.chain, l.seq, l.event from audit.link l join audit.event e on e.id = l.event
                        where e.case_id = ? order by l.seq""")
                .param(about.value())
                .query(Link.class)
                .list();
    }

    static Verdict asItIs(Path folder) throws Exception {
        return Verdict.of(TestDatabase.asAuditor(), folder);
    }

    /** The verdict after these statements, with all triggers off; nothing of it stays. */
    static Verdict after(Path folder, String... statements) throws Exception {
        try (var connection = TestDatabase.asAdministrator().getConnection()) {
            connection.setAutoCommit(false);
            try {
                var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                jdbc.sql("set local session_replication_role = replica").update();
                for (var statement : statements) {
                    jdbc.sql(statement).update();
                }
                return Verdict.of(connection, folder);
            } finally {
                connection.rollback();
            }
        }
    }

    /** Calculates a chain anew, as somebody would who knows how it is made. */
    static String madeAnew(int chain) {
        return """
                do $$
                declare last bytea := sha256(convert_to('samverka audit chain %1$d', 'UTF8')); place bigint := 0; l record;
                begin
                    set local timezone = 'UTC';
                    for l in select k.event, k.seq from audit.link k where k.chain = %1$d order by k.seq loop
                        place := place + 1;
                        last := sha256(last || convert_to(json_strip_nulls(
                            (select to_json(e) from audit.event e where e.id = l.event))::text, 'UTF8'));
                        update audit.link set hash = last, seq = place where event = l.event;
                    end loop;
                    update audit.head set hash = last, seq = place where chain = %1$d;
                end $$"""
                .formatted(chain);
    }

    static JdbcClient auditor() {
        return AUDITOR;
    }

    static List<Head> heads() {
        return AUDITOR.sql("select chain, seq, encode(hash, 'hex') as hash from audit.head order by chain")
                .query(Head.class)
                .list();
    }
}
