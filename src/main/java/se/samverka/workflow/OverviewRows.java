package se.samverka.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.samverka.identity.CaseId;

/** What overviews are made of, from history, so that a case that has ended is still told of. */
@Component
class OverviewRows {

    private static final String TASK =
            " t.task_def_key_ element, t.end_time_::timestamptz done, t.due_date_::timestamptz due, t.delete_reason_ why";

    private static final String LINKED =
            """
            select k.id, k.number, k.title, k.process, k.id::text row, k.state = 'ACTIVE' and h.end_time_ is null as open,
                   h.proc_def_id_ definition, 1 round, %s
              from (select l.position, c.* from casework.case_link l join casework.case c on c.id = l.child
                     where l.parent = :case) k
              left join lateral (select i.* from engine.act_hi_procinst i
                                  where i.business_key_ = k.id::text and i.proc_def_key_ = k.process
                                  order by i.start_time_ desc limit 1) h on true
              left join engine.act_hi_taskinst t on t.proc_inst_id_ = h.id_
             order by k.position, t.start_time_, t.id_
            """
                    .formatted(TASK);

    /** A round is one run of the body that all the instances belong to, which may be around the call or a subprocess with it. */
    private static final String CALLED =
            """
            select null::uuid id, null number, null title, i.proc_def_key_ process, i.id_ as row, i.end_time_ is null as open,
                   i.proc_def_id_ definition, dense_rank() over (partition by i.proc_def_key_ order by b.began, b.id_) round, %s
              from engine.act_hi_actinst a
              join engine.act_hi_procinst i on i.id_ = a.call_proc_inst_id_ and i.business_key_ = :case
              cross join lateral (
                    select p.id_, p.start_time_ began from engine.act_hi_actinst p
                     where p.id_ = a.parent_act_inst_id_ or p.id_ = (select s.parent_act_inst_id_ from engine.act_hi_actinst s
                                                                      where s.id_ = a.parent_act_inst_id_)
                     order by p.act_type_ = 'multiInstanceBody' desc, p.start_time_ limit 1) b
              left join engine.act_hi_taskinst t on t.proc_inst_id_ = i.id_
             where a.proc_inst_id_ = :main and a.act_id_ = any (:calls)
             order by a.start_time_, a.id_, t.start_time_, t.id_
            """
                    .formatted(TASK);

    private final JdbcClient jdbc;

    OverviewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The process instance that carries the case, by its own process, whether it still runs or not. */
    Optional<Main> main(CaseId about, String process) {
        return jdbc.sql(
                        """
                        select id_, proc_def_id_ from engine.act_hi_procinst
                         where business_key_ = ? and proc_def_key_ = ? order by start_time_ desc limit 1""")
                .params(about.toString(), process)
                .query((row, n) -> new Main(row.getString("id_"), row.getString("proc_def_id_")))
                .optional();
    }

    boolean hasLinked(CaseId about) {
        return jdbc.sql("select exists (select from casework.case_link where parent = ?)")
                .param(about.value())
                .query(Boolean.class)
                .single();
    }

    List<Found> linked(CaseId about) {
        return jdbc.sql(LINKED)
                .param("case", about.value())
                .query(OverviewRows::found)
                .list();
    }

    List<Found> called(CaseId about, Main main, List<String> calls) {
        return jdbc.sql(CALLED)
                .param("case", about.toString())
                .param("main", main.instance())
                .param("calls", calls.toArray(String[]::new))
                .query(OverviewRows::found)
                .list();
    }

    /** Of the case and those linked to it. */
    List<Part> participants(CaseId about) {
        return jdbc.sql(
                        """
                        select p.case_id, p.actor, p.unit, p.unit = any ((select casework.my_units())::text[]) mine
                          from casework.participant p
                         where p.until is null
                           and (p.case_id = :case
                                or p.case_id = any (array (select l.child from casework.case_link l where l.parent = :case)))
                         order by p.since, p.actor""")
                .param("case", about.value())
                .query((row, n) -> new Part(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getString("actor"),
                        row.getString("unit"),
                        row.getBoolean("mine")))
                .list();
    }

    private static Found found(ResultSet row, int n) throws SQLException {
        var child = row.getObject("id", UUID.class);
        return new Found(
                child == null ? null : new CaseId(child),
                row.getString("number"),
                row.getString("title"),
                row.getString("process"),
                row.getString("row"),
                row.getString("definition"),
                row.getBoolean("open"),
                row.getLong("round"),
                row.getString("element"),
                instant(row, "done"),
                instant(row, "due"),
                "completed".equals(row.getString("why")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    record Main(String instance, String definition) {}

    /** @param mine whether it is one of the acting person's units */
    record Part(CaseId about, String actor, String unit, boolean mine) {}

    /**
     * A task of a row, or a row without tasks.
     *
     * @param row what its tasks have in common
     * @param definition null before the work has begun
     * @param open whether the work goes on, or is still to begin
     * @param element null when there is no task
     */
    record Found(
            @Nullable CaseId child,
            @Nullable String number,
            @Nullable String title,
            String process,
            String row,
            @Nullable String definition,
            boolean open,
            long round,
            @Nullable String element,
            @Nullable Instant done,
            @Nullable Instant due,
            boolean completed) {}
}
