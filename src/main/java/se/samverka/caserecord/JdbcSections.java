package se.samverka.caserecord;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.audit.SectionName;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;

/**
 * Two statements to read, two to write; who may is decided by the policies on the tables alone. Where the person is
 * protected people read no places, and nothing until they have opened it.
 */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class JdbcSections implements Sections {

    private static final String WRITE =
            """
            with owner as (
                insert into casework.section as s (case_id, code, unit, category)
                values (:about, :code, :unit, :category)
                on conflict (case_id, code, unit) do update set version = s.version + 1, category = excluded.category
                returning case_id, code, unit, version)
            insert into casework.section_version (case_id, code, unit, version, form, content, source)
            select case_id, code, unit, version, decode(:form, 'hex'), :content::jsonb, :source from owner
            returning version, written_by, written_at""";

    private static final String READ =
            """
            select s.code, s.category, s.unit, v.version, encode(v.form, 'hex') as form, v.content, v.written_by,
                   v.written_at, g.ground, g.valid_until, p.no_places
            from casework.section s
                 join casework.section_version v using (case_id, code, unit, version)
                 cross join lateral casework.ground_for(s.case_id, s.unit, s.code, s.category) g
                 cross join (select casework.system_case() is null and not casework.unprotected(:about) as no_places) p
            where (not p.no_places or casework.opened_to_me(:about)) and s.case_id = :about and (:all or s.code = any (:codes::text[]))
            order by s.first_written, s.code, s.unit, v.version desc""";

    private static final String READ_EVERY =
            READ.replace("using (case_id, code, unit, version)", "using (case_id, code, unit)");

    private static final Collector<Section, ?, Set<SectionName>> SHOWN =
            mapping(section -> new SectionName(section.code(), section.unit()), toCollection(LinkedHashSet::new));

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final FormSchemas forms;
    private final AuditTrail audit;
    private final CurrentActor currentActor;

    JdbcSections(JdbcClient jdbc, ObjectMapper json, FormSchemas forms, AuditTrail audit, CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.json = json;
        this.forms = forms;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    @Override
    public Section write(NewVersion version) {
        var content = StorableJson.of(version.values());
        var written = insert(version, content);
        audit.append(writing(Outcome.OK, version, written.ground()));
        return written;
    }

    private Section insert(NewVersion version, String content) {
        try {
            return jdbc.sql(WRITE)
                    .param("about", version.about().value())
                    .param("code", version.code())
                    .param("unit", version.unit())
                    .param("category", version.category())
                    .param("form", forms.store(version.form()))
                    .param("content", content)
                    .param("source", version.source())
                    .query((row, n) -> written(version, row))
                    .single();
        } catch (DataAccessException e) {
            throw refusal(e, version);
        }
    }

    private RuntimeException refusal(DataAccessException e, NewVersion version) {
        var state = e.getMostSpecificCause() instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        return switch (state) {
            case "SV001" -> new Refused("case-closed");
            case "42501" -> notYours(version);
            default -> e;
        };
    }

    private Refused notYours(NewVersion version) {
        audit.refused(writing(Outcome.DENIED, version, null));
        return new Refused("section-not-yours");
    }

    private static AuditEvent writing(Outcome outcome, NewVersion version, @Nullable String ground) {
        var name = new SectionName(version.code(), version.unit());
        return new AuditEvent(
                Action.WRITE, outcome, version.about(), AuditEvent.sections(List.of(name)), version.source(), ground);
    }

    private Section written(NewVersion version, ResultSet row) throws SQLException {
        var own = currentActor.require().worksIn(version.unit());
        return new Section(
                version.about(),
                version.code(),
                version.category(),
                version.unit(),
                row.getInt("version"),
                SectionForm.cut(version.form(), version.values()),
                version.values(),
                row.getString("written_by"),
                instant(row, "written_at"),
                own ? "own" : "system",
                null);
    }

    @Override
    public List<Section> read(CaseId about, String purpose, Collection<String> codes) {
        return read(READ, about, purpose, codes);
    }

    @Override
    public List<Section> history(CaseId about, String purpose) {
        return read(READ_EVERY, about, purpose, List.of());
    }

    private List<Section> read(String sql, CaseId about, String purpose, Collection<String> codes) {
        var rows = jdbc.sql(sql)
                .param("about", about.value())
                .param("all", codes.isEmpty())
                .param("codes", codes.toArray(String[]::new))
                .query((row, n) -> SectionRow.of(about, row, json))
                .list();
        audit.append(events(about, purpose, codes, rows));
        var schemas = forms.load(rows.stream().map(SectionRow::form).collect(Collectors.toSet()));
        return rows.stream().map(row -> row.with(schemas.get(row.form()))).toList();
    }

    @Override
    public Optional<Section> readOne(CaseId about, String purpose, String code) {
        return read(about, purpose, List.of(code)).stream().findFirst();
    }

    /** One event for what is shown on each ground, and one for what a person asked for, or for all, and did not get. */
    private List<AuditEvent> events(CaseId about, String purpose, Collection<String> codes, List<SectionRow> rows) {
        var events = new ArrayList<AuditEvent>();
        var shown =
                rows.stream().map(SectionRow::section).collect(groupingBy(Section::ground, LinkedHashMap::new, SHOWN));
        shown.forEach((ground, read) -> events.add(event(Outcome.OK, about, read, purpose, ground)));
        if (currentActor.require().systemCase() == null) {
            var missing = new LinkedHashSet<>(codes.isEmpty() && rows.isEmpty() ? List.of("*") : codes);
            rows.forEach(row -> missing.remove(row.section().code()));
            if (!missing.isEmpty()) {
                var names = missing.stream()
                        .map(code -> new SectionName(code, null))
                        .toList();
                events.add(event(Outcome.EMPTY, about, names, purpose, null));
            }
        }
        return events;
    }

    private static AuditEvent event(
            Outcome outcome, CaseId about, Collection<SectionName> names, String purpose, @Nullable String ground) {
        return new AuditEvent(Action.READ, outcome, about, AuditEvent.sections(names), purpose, ground);
    }

    @Override
    @Transactional(readOnly = true)
    public int versionOf(CaseId about, String code, String unit) {
        return jdbc.sql("select version from casework.section where case_id = ? and code = ? and unit = ?")
                .params(about.value(), code, unit)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    @Override
    public void queue(CaseId about, String code, String unit) {
        jdbc.sql("select true from (select pg_advisory_xact_lock(hashtextextended(?, 169))) taken")
                .param("section:" + about + "/" + code + "/" + unit)
                .query(Boolean.class)
                .single();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
