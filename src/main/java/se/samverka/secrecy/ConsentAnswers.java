package se.samverka.secrecy;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;

/** What those who were asked have answered, and what lives of it. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class ConsentAnswers {

    /** A line that somebody is asked about. */
    record Asked(int line, String fromUnit, String toUnit, String category) {}

    /**
     * Somebody in the current round.
     *
     * @param lapsed whether this is a guardian whose custody has ended
     */
    record Signatory(UUID request, String code, boolean answered, OffsetDateTime askedAt, boolean lapsed) {}

    /** A line that everybody has said yes to and nobody taken back. */
    record Living(int line, String fromActor, String toActor, String category) {}

    /** How far the answers have come. */
    record Standing(int waiting, boolean refused, boolean living) {}

    private final JdbcClient jdbc;

    ConsentAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refused {@code consent-signatory-unknown} */
    Signatory signatory(CaseId about, int number) {
        return jdbc.sql(
                        """
                        select s.request_id as request, s.code, s.answered_at is not null as answered, r.asked_at,
                               s.code in ('VH1', 'VH2')
                                   and coalesce(casework.birthday(p.birth_date, 18) <= now(), false) as lapsed
                        from casework.consent_signatory s
                             join casework.consent_request r on r.id = s.request_id
                             left join casework.subject p on p.case_id = r.case_id
                        where r.case_id = ? and r.replaced_at is null and s.number = ?""")
                .params(about.value(), number)
                .query(Signatory.class)
                .optional()
                .orElseThrow(() -> new Refused("consent-signatory-unknown"));
    }

    List<Asked> asked(Signatory signatory) {
        return jdbc.sql(
                        """
                        select line, from_unit, to_unit, category from casework.consent_grant
                        where request_id = ? and signatory = ? order by line""")
                .params(signatory.request(), signatory.code())
                .query(Asked.class)
                .list();
    }

    /** @throws Refused {@code consent-answered-already}, also when somebody else registers it at the same moment */
    void answer(Signatory signatory, ConsentAnswer answer) {
        if (!write(signatory, answer)) {
            throw new Refused("consent-answered-already");
        }
    }

    private boolean write(Signatory signatory, ConsentAnswer answer) {
        try {
            return jdbc.sql(
                            """
                            with answered as (
                                update casework.consent_signatory
                                set answer = :answer, way = :way, signed_on = :signed, answered_at = now()
                                where request_id = :request and code = :code and answered_at is null
                                returning request_id, code),
                            marked as (
                                update casework.consent_grant g
                                set status = case when g.line = any (:lines::int[]) then 'LAMNAT' else 'NEKAT' end,
                                    changed_at = now()
                                from answered
                                where g.request_id = answered.request_id and g.signatory = answered.code)
                            select exists (select from answered)""")
                    .param("answer", answer.yes() ? "ja" : "nej")
                    .param("way", answer.way())
                    .param("signed", answer.signedOn())
                    .param("request", signatory.request())
                    .param("code", signatory.code())
                    .param("lines", answer.lines().toArray(Integer[]::new))
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException e) {
            throw LedgerRefusal.or(e);
        }
    }

    Standing standing(CaseId about) {
        return jdbc.sql(
                        """
                        select count(*) filter (where s.answered_at is null)::int as waiting,
                               coalesce(bool_or(s.answer = 'nej'), false) as refused,
                               exists (select from casework.living_consent l where l.case_id = :about) as living
                        from casework.consent_signatory s join casework.consent_request r on r.id = s.request_id
                        where r.case_id = :about and r.replaced_at is null""")
                .param("about", about.value())
                .query(Standing.class)
                .single();
    }

    /** Between units that exist today; the family has said yes to no other. */
    List<Living> living(CaseId about) {
        return jdbc.sql(
                        """
                        select l.line, l.from_actor, l.to_actor, l.category from casework.living_consent l
                        where l.case_id = ?
                          and (select count(distinct u.code) from casework.unit u
                               where u.code in (l.from_unit, l.to_unit)
                                 and casework.today() between u.valid_from and coalesce(u.valid_to, 'infinity')) = 2
                        order by l.line""")
                .param(about.value())
                .query(Living.class)
                .list();
    }

    /** Lines the signatory had said yes to, by request; now taken back. */
    int takeBack(CaseId about, String signatory) {
        return jdbc.sql(
                        """
                        update casework.consent_grant set status = 'ATERKALLAT', changed_at = now()
                        where case_id = ? and signatory = ? and status = 'LAMNAT'""")
                .params(about.value(), signatory)
                .update();
    }

    /** The family has taken back everything, whoever of them said so. */
    void takeBackAll(CaseId about) {
        jdbc.sql(
                        """
                        update casework.consent_grant set status = 'ATERKALLAT', changed_at = now()
                        where case_id = ? and status = 'LAMNAT'""")
                .param(about.value())
                .update();
    }

    /** A closed case asks nobody and is allowed nothing more. */
    void endAll(CaseId about) {
        jdbc.sql(
                        """
                        update casework.consent_grant set status = 'UTGANGET', changed_at = now()
                        where case_id = ? and status in ('UTKAST', 'BEGART', 'LAMNAT')""")
                .param(about.value())
                .update();
    }
}
