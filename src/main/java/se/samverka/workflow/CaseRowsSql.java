package se.samverka.workflow;

import java.util.ArrayList;
import java.util.List;
import se.samverka.caserecord.LinkedCases;
import se.samverka.workflow.CaseList.Query;

/**
 * The statement of a page of cases. It begins with the participations of my units, in the order of their index, and ends
 * when there are enough; so it takes the same time however many cases others have, and however many there have been.
 *
 * <p>Its numbers stand in it: as parameters they would hide from the planner that few rows are wanted.
 */
final class CaseRowsSql {

    /** Where a case stands: tasks in its main process and in called ones of my own, and what else the main process waits for. */
    private static final String PLACES =
            """
            select t.task_def_key_ element, t.name_ as name, t.proc_def_id_ definition, t.due_date_::timestamptz due,
                   t.create_time_ since
              from engine.act_ru_execution i
              join engine.act_ru_task t on t.proc_inst_id_ = i.id_
              join engine.act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
             where i.business_key_ = c.id::text and i.id_ = i.proc_inst_id_
               and (l.group_id_ = any ((select casework.my_groups())::text[]) or engine.is_main(i.super_exec_, i.business_key_) and %s)
            """
                    .formatted(ReservedPlaces.open("t.proc_def_id_", "t.task_def_key_", "c.id"));

    private static final String WAITING =
            """
            select e.act_id_, null, e.proc_def_id_, null, null
              from engine.act_ru_execution i
              join engine.act_ru_execution e on e.proc_inst_id_ = i.id_
             where i.business_key_ = c.id::text and i.id_ = i.proc_inst_id_ and engine.is_main(i.super_exec_, i.business_key_)
               and e.is_active_ and e.act_id_ is not null
               and not exists (select from engine.act_ru_task t where t.execution_id_ = e.id_)
               and %s
            """
                    .formatted(ReservedPlaces.open("e.proc_def_id_", "e.act_id_", "c.id"));

    private final Query query;
    private final int most;

    CaseRowsSql(Query query) {
        this.query = query;
        this.most = Math.max(CaseList.COUNTED, query.offset() + query.limit()) + 1;
    }

    String text() {
        return ReservedPlaces.WITH + ", found as materialized (" + found() + "), page as materialized ("
                + "select *, row_number() over () place from (select * from found order by " + order()
                + " limit " + query.limit() + " offset " + query.offset() + ") cut)"
                + """
                select c.id, c.number, c.title, c.process, c.regime, c.area, c.state, c.opened_at, c.closed_at,
                       (select count(*) from found) hits, p.element, p.name, p.definition, p.due
                from page join casework.case c on c.id = page.id
                     left join lateral ("""
                + PLACES + " union all " + WAITING
                + """
                ) p on true
                order by page.place, p.due nulls last, p.since""";
    }

    private String found() {
        var sources = new ArrayList<>(List.of(mine()));
        if (query.everything()) {
            sources.add(openToAll());
        }
        return "select id, number, title, max(since) since, min(due) due from (" + String.join(" union all ", sources)
                + ") f group by id, number, title order by " + order() + " limit " + most;
    }

    /** A unit may take part as two actors, so twice as many rows hold enough cases. */
    private String mine() {
        return "(select n.* from unnest((select casework.my_units())::text[]) mine (unit) cross join lateral ("
                + "select c.id, c.number, c.title, p.since, d.due from casework.participant p"
                + " join casework.case c on c.id = p.case_id" + due()
                + " where p.unit = mine.unit and p.until is null" + filters()
                + " order by " + order() + " limit " + 2 * most + ") n)";
    }

    private String openToAll() {
        return "(select c.id, c.number, c.title, c.opened_at since, d.due from casework.case c" + due()
                + " where c.regime = 'OPPEN'" + filters()
                + " order by " + order() + " limit " + most + ")";
    }

    private String due() {
        return query.sort() == CaseList.Sort.DUE
                ? " cross join lateral (select min(t.due) due from (" + PLACES + ") t) d"
                : " cross join (select null::timestamptz due) d";
    }

    private String filters() {
        return (query.linked() || query.overdue() || query.process() != null
                        ? ""
                        : " and " + LinkedCases.foundByItself("c.id"))
                + (query.process() == null ? "" : " and c.process = :process")
                + (query.state() == null ? "" : " and c.state = :state")
                + (query.area() == null ? "" : " and c.area = :area")
                + (query.step() == null
                        ? ""
                        : " and exists (select from (" + PLACES + " union all " + WAITING
                                + ") s where s.element = :step)")
                + (query.overdue() ? " and exists (select from (" + PLACES + ") t where t.due < now())" : "");
    }

    private String order() {
        return switch (query.sort()) {
            case NEWEST -> "since desc, number desc";
            case OLDEST -> "since, number";
            case DUE -> "due nulls last, since desc, number desc";
            case TITLE -> "title nulls last, number";
        };
    }
}
