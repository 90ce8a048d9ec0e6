package se.samverka.bench;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.identity.CaseId;

/** Copies of one case with everything in it, written straight into the tables. */
class ManyCases {

    private final JdbcClient administrator;
    private final CaseId original;

    ManyCases(JdbcClient administrator, CaseId original) {
        this.administrator = administrator;
        this.original = original;
    }

    /** Adds copies up to the given number and lets the planner know. Triggers are left out, they would take hours. */
    void upTo(int cases) {
        administrator
                .sql(
                        """
                        do $$
                        declare
                            original uuid := '%s';
                            wanted int := %d;
                        begin
                            perform set_config('session_replication_role', 'replica', true);
                            create temp table copy on commit drop as
                                select md5('volume' || i)::uuid as id, 'VOLYM-2026-' || lpad(i::text, 7, '0') as number
                                from generate_series(1, wanted) i
                                where not exists (select from casework.case c where c.id = md5('volume' || i)::uuid);
                            insert into casework.case (id, number, process, regime, retention_class, area, opened_at)
                                select copy.id, copy.number, c.process, c.regime, c.retention_class, c.area, c.opened_at
                                from casework.case c, copy where c.id = original;
                            insert into casework.participant (case_id, actor, unit, since)
                                select copy.id, p.actor, p.unit, p.since - make_interval(mins => right(copy.number, 7)::int)
                                from casework.participant p, copy where p.case_id = original;
                            insert into casework.section (case_id, code, unit, category, version, first_written)
                                select copy.id, s.code, s.unit, s.category, s.version, s.first_written
                                from casework.section s, copy where s.case_id = original;
                            insert into casework.section_version (case_id, code, unit, version, form, content, written_by,
                                                                  written_at, source)
                                select copy.id, v.code, v.unit, v.version, v.form, v.content, v.written_by, v.written_at,
                                       v.source
                                from casework.section_version v, copy where v.case_id = original;
                            insert into casework.disclosure (case_id, section, category, owner, from_unit, to_unit, ground,
                                                             purpose, decided_by, valid_until)
                                select copy.id, d.section, d.category, d.owner, d.from_unit, d.to_unit, d.ground, d.purpose,
                                       d.decided_by, d.valid_until
                                from casework.disclosure d, copy where d.case_id = original;
                        end $$"""
                                .formatted(original, cases))
                .update();
        for (var table : new String[] {"case", "participant", "section", "section_version", "disclosure"}) {
            administrator.sql("vacuum analyze casework." + table).update();
        }
    }

    long versions() {
        return administrator
                .sql("select count(*) from casework.section_version")
                .query(Long.class)
                .single();
    }
}
