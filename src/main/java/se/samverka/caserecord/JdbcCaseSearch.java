package se.samverka.caserecord;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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
import se.samverka.audit.SectionName;
import se.samverka.caserecord.CaseSearch.Hit;
import se.samverka.caserecord.CaseSearch.Result;
import se.samverka.identity.CaseId;

/** One statement whatever is asked for and whatever there is; who may know a case is decided by the policies alone. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class JdbcCaseSearch {

    private static final int SHOWN = 20;

    private static final String FIND =
            """
            with found as materialized (
                select c.id, c.number, c.process, c.area, c.state, c.opened_at
                from casework.case c
                where %s
                order by c.opened_at desc, c.number desc limit :most)
            select found.*, n.code, n.unit, n.ground, p.case_id is not null as protected,
                   (select string_agg(v.content ->> f.key, ' ' order by f.at)
                    from unnest(n.fields) with ordinality f(key, at)) as name
            from found
                 left join casework.protected_case p on p.case_id = found.id
                 left join lateral casework.subject_name(found.id) n on p.case_id is null
                 left join casework.section s on s.case_id = found.id and s.code = n.code and s.unit = n.unit
                 left join casework.section_version v
                        on v.case_id = s.case_id and v.code = s.code and v.unit = s.unit and v.version = s.version
            order by found.opened_at desc, found.number desc""";

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    JdbcCaseSearch(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    Result find(SearchTerm term) {
        var rows = jdbc.sql(FIND.formatted(condition(term.kind())))
                .param("term", term.text())
                .param("most", SHOWN + 1)
                .query(JdbcCaseSearch::row)
                .list();
        var shown = rows.subList(0, Math.min(rows.size(), SHOWN));
        audit.append(events("search:" + term.kind(), shown));
        return new Result(shown.stream().map(Row::hit).toList(), rows.size() > SHOWN);
    }

    private static String condition(String kind) {
        return switch (kind) {
            case CaseSearch.CASE_NUMBER -> "c.number = :term";
            case CaseSearch.IDENTITY_NUMBER -> "c.id in (select casework.find_cases('identity', :term))";
            default -> "c.id in (select casework.find_cases('name', :term))";
        };
    }

    /** One for the search, and one for each case it shows. */
    private static List<AuditEvent> events(String search, List<Row> shown) {
        var events = new ArrayList<AuditEvent>();
        var outcome = shown.isEmpty() ? Outcome.EMPTY : Outcome.OK;
        events.add(new AuditEvent(Action.SEARCH, outcome, null, search, null, null));
        shown.forEach(row ->
                events.add(new AuditEvent(Action.LIST, Outcome.OK, row.about(), row.resource(), search, row.ground())));
        return events;
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        var name = row.getString("name");
        return new Row(
                new CaseId(row.getObject("id", UUID.class)),
                new Hit(
                        row.getString("number"),
                        row.getString("process"),
                        row.getString("area"),
                        CaseFile.State.valueOf(row.getString("state")),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        name,
                        row.getBoolean("protected")),
                name == null ? null : new SectionName(row.getString("code"), row.getString("unit")),
                name == null ? null : row.getString("ground"));
    }

    /** @param section where the name shown stands */
    private record Row(CaseId about, Hit hit, @Nullable SectionName section, @Nullable String ground) {

        String resource() {
            return section == null ? "case:" + hit.number() : AuditEvent.sections(List.of(section));
        }
    }
}
