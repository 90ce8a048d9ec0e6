package se.samverka.secrecy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;

/** What families have been asked. At most one request of a case is current; a new version of it replaces the old. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class ConsentRequests {

    private final JdbcClient jdbc;

    ConsentRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> requestOf(Section section) {
        return jdbc.sql(
                        """
                        select id from casework.consent_request
                        where case_id = ? and holder = ? and section = ? and section_version = ?
                          and replaced_at is null""")
                .params(section.about().value(), section.unit(), section.code(), section.version())
                .query(UUID.class)
                .optional();
    }

    /** Who is asked, guardians first. */
    List<String> signatories(UUID request) {
        return jdbc.sql(
                        """
                        select code from casework.consent_signatory
                        where request_id = ? order by code = 'UN', code""")
                .param(request)
                .query(String.class)
                .list();
    }

    /** Whether the person the case is about has reached the age; no when the date of birth is not known. */
    boolean hasTurned(int age, CaseId about) {
        return jdbc.sql(
                        """
                        select casework.birthday(birth_date, ?) <= now() from casework.subject where case_id = ?""")
                .params(age, about.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Ends the current request and its consents. Returns whether there was one. */
    boolean replace(CaseId about) {
        return jdbc.sql(
                                """
                        with replaced as (
                            update casework.consent_request set replaced_at = now()
                            where case_id = ? and replaced_at is null returning id),
                        ended as (
                            update casework.consent_grant g set status = 'ERSATT', changed_at = now()
                            from replaced where g.request_id = replaced.id and g.status in ('BEGART', 'LAMNAT'))
                        select count(*) from replaced""")
                        .param(about.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void insert(
            Section section, ConsentMatrix matrix, Map<String, String> units, List<String> signatories, ZoneId zone) {
        var request = request(section, matrix.purpose(), end(matrix.validTo(), zone));
        jdbc.sql(
                        """
                        insert into casework.consent_signatory (request_id, code, case_id)
                        select :request, code, :about from unnest(:signatories::text[]) code""")
                .param("request", request)
                .param("about", section.about().value())
                .param("signatories", signatories.toArray(String[]::new))
                .update();
        var lines = matrix.lines();
        jdbc.sql(
                        """
                        insert into casework.consent_grant (request_id, line, signatory, case_id, holder, from_actor,
                                                            from_unit, to_actor, to_unit, category, valid_until)
                        select :request, l.line, s.code, :about, :holder, l.from_actor, l.from_unit, l.to_actor,
                               l.to_unit, l.category, l.until::timestamptz
                        from unnest(:fromActors::text[], :fromUnits::text[], :toActors::text[], :toUnits::text[],
                                    :categories::text[], :until::text[])
                                 with ordinality l(from_actor, from_unit, to_actor, to_unit, category, until, line),
                             unnest(:signatories::text[]) s(code)
                        where l.from_unit <> l.to_unit""")
                .param("request", request)
                .param("about", section.about().value())
                .param("holder", section.unit())
                .param("until", column(lines, line -> end(matrix.until(line), zone)
                        .toString()))
                .param("fromActors", column(lines, ConsentMatrix.Line::from))
                .param("fromUnits", column(lines, line -> units.getOrDefault(line.from(), "")))
                .param("toActors", column(lines, ConsentMatrix.Line::to))
                .param("toUnits", column(lines, line -> units.getOrDefault(line.to(), "")))
                .param("categories", column(lines, ConsentMatrix.Line::category))
                .param("signatories", signatories.toArray(String[]::new))
                .update();
    }

    private UUID request(Section section, String purpose, OffsetDateTime until) {
        try {
            return jdbc.sql(
                            """
                            insert into casework.consent_request
                                (case_id, holder, section, section_version, purpose, valid_until)
                            values (?, ?, ?, ?, ?, ?) returning id""")
                    .params(section.about().value(), section.unit(), section.code(), section.version(), purpose, until)
                    .query(UUID.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new Refused("consent-asked-at-once");
        }
    }

    private static OffsetDateTime end(LocalDate last, ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
    }

    private static String[] column(List<ConsentMatrix.Line> lines, Function<ConsentMatrix.Line, String> value) {
        return lines.stream().map(value).toArray(String[]::new);
    }

    /** Numbers those who have not answered from 0, guardians first, and returns how many they are. */
    int ask(CaseId about) {
        return jdbc.sql(
                        """
                        with round as (
                            select s.request_id, s.code, case when s.answered_at is null then
                                   row_number() over (partition by s.answered_at is null
                                                      order by s.code = 'UN', s.code) - 1 end as number
                            from casework.consent_signatory s
                                 join casework.consent_request r on r.id = s.request_id
                            where r.case_id = ? and r.replaced_at is null),
                        numbered as (
                            update casework.consent_signatory s set number = round.number from round
                            where s.request_id = round.request_id and s.code = round.code)
                        select count(number) from round""")
                .param(about.value())
                .query(Integer.class)
                .single();
    }

    /** The unit that asked. */
    String holder(CaseId about) {
        return jdbc.sql("select holder from casework.consent_request where case_id = ? and replaced_at is null")
                .param(about.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused("consent-not-asked"));
    }

    /** Whether the acting person's unit asked for the current consents of the case. */
    boolean holds(CaseId about) {
        return jdbc.sql(
                        """
                        select exists (select from casework.consent_request r
                                       where r.case_id = ? and r.replaced_at is null
                                         and (r.holder = any ((select casework.my_units())::text[])
                                              or r.case_id = (select casework.system_case())))""")
                .param(about.value())
                .query(Boolean.class)
                .single();
    }

    /** Remembers who shall contribute, so that their numbers do not move when a consent ends. */
    void contributors(CaseId about, List<String> actors) {
        jdbc.sql(
                        """
                        update casework.consent_request set disclosers = ?
                        where case_id = ? and replaced_at is null""")
                .params(actors.toArray(String[]::new), about.value())
                .update();
    }

    Optional<String> contributor(CaseId about, int number) {
        return jdbc.sql(
                        """
                        select disclosers[?] from casework.consent_request
                        where case_id = ? and replaced_at is null""")
                .params(number + 1, about.value())
                .query(String.class)
                .optional();
    }
}
