package se.samverka.secrecy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;

/** Rows of the ledger; each is written once and ended once. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class Ledger {

    /** What was disclosed to whom, or is no longer. */
    record Line(@Nullable String section, @Nullable String category, String toUnit, String ground) {}

    private static final String BY_CONSENT =
            """
            insert into casework.disclosure (case_id, section, owner, from_unit, to_unit, ground, consent_request,
                                             consent_line, purpose, valid_until)
            select l.case_id, s.code, s.unit, l.from_unit, l.to_unit, 'LB-SAM', l.request_id, l.line, r.purpose,
                   l.valid_until
            from casework.living_consent l
                 join casework.consent_request r on r.id = l.request_id
                 join casework.section s on s.case_id = l.case_id and s.category = l.category and s.unit <> l.to_unit
                 join casework.usable_ground g on g.code = 'LB-SAM'
            where l.case_id = :about
            """;

    private static final String ONCE = " on conflict do nothing returning section, category, to_unit, ground";

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Line> discloseWritten(Section written) {
        return insert(jdbc.sql(BY_CONSENT + "and l.from_unit = :unit and s.unit = :unit and s.code = :code" + ONCE)
                .param("about", written.about().value())
                .param("unit", written.unit())
                .param("code", written.code()));
    }

    /** Everything there is; a unit passes on what it was let into before when consent names it as the discloser. */
    List<Line> discloseAll(CaseId about) {
        var held =
                """
                and (s.unit = l.from_unit
                     or exists (select from casework.disclosure d
                                where d.case_id = s.case_id and d.owner = s.unit and d.to_unit = l.from_unit
                                  and (d.section = s.code or d.category = s.category) and d.revoked_at is null
                                  and (d.valid_until is null or d.valid_until > now())
                                  and d.ground in (select code from casework.usable_ground)))""";
        return insert(jdbc.sql(BY_CONSENT + held + ONCE).param("about", about.value()));
    }

    /** On a ground of the register that is in force and can carry a disclosure; nothing when it is not. */
    List<Line> disclose(CaseId about, Collection<String> sections, String toUnit, String ground) {
        var onGround =
                """
                insert into casework.disclosure (case_id, section, owner, from_unit, to_unit, ground, purpose)
                select s.case_id, s.code, s.unit, s.unit, :to, b.code, b.permits
                from casework.section s join casework.legal_basis b on b.code = :ground
                where s.case_id = :about and s.code = any (:sections::text[]) and s.unit <> :to""";
        return insert(jdbc.sql(onGround + ONCE)
                .param("about", about.value())
                .param("to", toUnit)
                .param("ground", ground)
                .param("sections", sections.toArray(String[]::new)));
    }

    /**
     * @throws Refused {@code ground-unknown}, {@code ground-permits-nothing}, {@code ground-not-approved} or {@code
     *     ground-not-in-force}
     */
    void requireUsable(String ground) {
        var refused = jdbc.sql(
                        """
                        select case when kind not in ('UTLAMNANDE', 'SKYLDIGHET') then 'ground-permits-nothing'
                                    when approved_by is null then 'ground-not-approved'
                                    else 'ground-not-in-force' end as code,
                               paragraph, code in (select code from casework.usable_ground) as usable
                        from casework.legal_basis where code = ?""")
                .param(ground)
                .query((row, n) -> row.getBoolean("usable")
                        ? Optional.<Refused>empty()
                        : Optional.of(Refused.naming(row.getString("code"), null, row.getString("paragraph"), ground)))
                .optional()
                .orElseGet(() -> Optional.of(new Refused("ground-unknown")));
        if (refused.isPresent()) {
            throw refused.get();
        }
    }

    boolean anyOf(CaseId about, Collection<String> sections) {
        return jdbc.sql(
                        """
                        select exists (select from casework.section
                                       where case_id = :about and code = any (:sections::text[]))""")
                .param("about", about.value())
                .param("sections", sections.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Ends what rests on lines that no longer live. */
    List<Line> endUnconsented(CaseId about) {
        return end(
                """
                and d.consent_request is not null
                and not exists (select from casework.living_consent l
                                where l.case_id = d.case_id and l.request_id = d.consent_request
                                  and l.line = d.consent_line)""",
                about);
    }

    List<Line> endAll(CaseId about) {
        return end("", about);
    }

    private List<Line> end(String which, CaseId about) {
        return jdbc.sql(
                        """
                        update casework.disclosure d set revoked_at = now()
                        where d.case_id = :about and d.revoked_at is null %s
                        returning d.section, d.category, d.to_unit, d.ground"""
                                .formatted(which))
                .param("about", about.value())
                .query(Line.class)
                .list();
    }

    private static List<Line> insert(JdbcClient.StatementSpec statement) {
        try {
            return statement.query(Line.class).list();
        } catch (DataAccessException e) {
            throw LedgerRefusal.or(e);
        }
    }
}
