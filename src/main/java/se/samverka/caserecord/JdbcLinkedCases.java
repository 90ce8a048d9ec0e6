package se.samverka.caserecord;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;

/** Links between cases; row-level security shows one to those who know both, and to the system of either. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class JdbcLinkedCases implements LinkedCases {

    private static final String CHILDREN =
            """
            select %s, l.key, l.position
            from casework.case_link l join casework.case c on c.id = l.child
            where l.parent = :parent order by l.position limit :most"""
                    .formatted(JdbcCases.COLUMNS);
    private static final String LINK =
            """
            insert into casework.case_link (parent, child, key, position)
            select :parent, l.child, l.key, :before + l.n
            from unnest(:children::uuid[], :keys::text[]) with ordinality l(child, key, n)""";

    private final JdbcClient jdbc;
    private final JdbcCases cases;
    private final CurrentActor actors;
    private final AuditTrail audit;

    JdbcLinkedCases(JdbcClient jdbc, JdbcCases cases, CurrentActor actors, AuditTrail audit) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.actors = actors;
        this.audit = audit;
    }

    @Override
    public CaseFile open(CaseId parent, String key, @Nullable String title, NewCase with) {
        return open(parent, List.of(new Opening(key, title, with))).get(0);
    }

    @Override
    public List<CaseFile> open(CaseId parent, List<Opening> openings) {
        return openings.isEmpty() ? List.of() : actors.asSystem(parent, () -> link(parent, openings));
    }

    private List<CaseFile> link(CaseId parent, List<Opening> openings) {
        requireOpen(parent);
        // Two that open at once wait for each other, so that none takes the other's place or key.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('linked:' || ?, 0))")
                .param(parent.value())
                .query((row, n) -> "")
                .list();
        requireNew(parent, openings.stream().map(Opening::key).toList());
        int before = count(parent);
        var opened = openings.stream()
                .map(opening -> cases.insert(opening.with(), opening.title()))
                .toList();
        jdbc.sql(LINK)
                .param("parent", parent.value())
                .param("before", before)
                .param(
                        "children",
                        opened.stream().map(file -> file.id().value()).toArray(UUID[]::new))
                .param("keys", openings.stream().map(Opening::key).toArray(String[]::new))
                .update();
        audit.append(opened.stream().map(JdbcLinkedCases::opened).toList());
        audit.append(linked(parent, before, opened.size()));
        return opened;
    }

    private void requireOpen(CaseId parent) {
        var file = cases.find(parent).orElseThrow(() -> new Refused("case-unknown"));
        if (file.state() == CaseFile.State.CLOSED) {
            throw new Refused("case-closed");
        }
    }

    private void requireNew(CaseId parent, List<String> keys) {
        boolean known = jdbc.sql("select exists (select from casework.case_link where parent = ? and key = any (?))")
                .params(parent.value(), keys.toArray(String[]::new))
                .query(Boolean.class)
                .single();
        if (known || keys.stream().distinct().count() < keys.size()) {
            throw new Refused("linked-twice");
        }
    }

    private static AuditEvent opened(CaseFile child) {
        return new AuditEvent(Action.START, Outcome.OK, child.id(), "case:" + child.process(), "linked", null);
    }

    private static AuditEvent linked(CaseId parent, int before, int many) {
        var which = "links:" + (before + 1) + "-" + (before + many);
        return new AuditEvent(Action.WRITE, Outcome.OK, parent, which, "linked", null);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseFile> child(CaseId parent, CaseId child) {
        return jdbc.sql("select " + JdbcCases.COLUMNS
                        + " from casework.case_link l join casework.case c on c.id = l.child"
                        + " where l.parent = ? and l.child = ?")
                .params(parent.value(), child.value())
                .query(JdbcCases::cover)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseId> byKey(CaseId parent, String key) {
        return child("select child from casework.case_link where parent = ? and key = ?", parent, key);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseId> at(CaseId parent, int position) {
        return child("select child from casework.case_link where parent = ? and position = ?", parent, position);
    }

    private Optional<CaseId> child(String sql, CaseId parent, Object which) {
        return jdbc.sql(sql)
                .params(parent.value(), which)
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Link> of(CaseId parent) {
        return of(parent, Integer.MAX_VALUE);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Link> of(CaseId parent, int most) {
        return jdbc.sql(CHILDREN)
                .param("parent", parent.value())
                .param("most", most)
                .query((row, n) -> new Link(JdbcCases.cover(row, n), row.getString("key"), row.getInt("position")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public int count(CaseId parent) {
        return jdbc.sql("select count(*)::int from casework.case_link where parent = ?")
                .param(parent.value())
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<CaseId, String> unitsOf(CaseId parent, String actor) {
        var units = new HashMap<CaseId, String>();
        jdbc.sql(
                        """
                        select p.case_id, p.unit
                        from casework.case_link l
                             join casework.participant p on p.case_id = l.child and p.until is null
                        where l.parent = ? and p.actor = ?""")
                .params(parent.value(), actor)
                .query(row -> {
                    units.put(new CaseId(row.getObject("case_id", UUID.class)), row.getString("unit"));
                });
        return units;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseFile> parentOf(CaseId child) {
        return jdbc.sql("select " + JdbcCases.COLUMNS
                        + " from casework.case_link l join casework.case c on c.id = l.parent where l.child = ?")
                .param(child.value())
                .query(JdbcCases::cover)
                .optional();
    }
}
