package se.samverka.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import se.samverka.identity.CaseId;
import se.samverka.workflow.Processes.Place;

/**
 * Where a case stands. Places in the main process are shown to everyone who takes part; what happens inside another
 * authority's called process is shown to that authority alone. A model names the few places whose mere mention would tell
 * too much, such as a report of concern, and who may know of them.
 */
@Component
class Whereabouts {

    private static final String TASKS =
            """
            select t.task_def_key_ element, t.name_, t.create_time_, t.due_date_,
                   (select p.actor from casework.participant p
                     where p.case_id = :case::uuid and p.unit = casework.unit_of_group(l.group_id_) and p.until is null
                     order by p.actor limit 1) actor
              from engine.act_ru_execution i
              join engine.act_ru_task t on t.proc_inst_id_ = i.id_
              join engine.act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
             where i.business_key_ = :case and i.id_ = i.proc_inst_id_
               and (engine.is_main(i.super_exec_, i.business_key_) or l.group_id_ = any((select casework.my_groups())::text[]))
             order by t.create_time_
            """;
    private static final String WAITING =
            """
            select distinct e.act_id_, e.proc_def_id_
              from engine.act_ru_execution i
              join engine.act_ru_execution e on e.proc_inst_id_ = i.id_
             where i.business_key_ = :case and i.id_ = i.proc_inst_id_
               and engine.is_main(i.super_exec_, i.business_key_)
               and e.is_active_ and e.act_id_ is not null
            """;

    private final JdbcClient jdbc;
    private final MainInstances main;
    private final Models models;

    Whereabouts(JdbcClient jdbc, MainInstances main, Models models) {
        this.jdbc = jdbc;
        this.main = main;
        this.models = models;
    }

    List<Place> of(CaseId about) {
        var places = new ArrayList<>(tasks(about));
        var seen = new HashSet<String>();
        places.forEach(place -> seen.add(place.element()));
        for (var waiting : waiting(about)) {
            if (seen.add(waiting.element())) {
                var name = models.nameOf(waiting.definition(), waiting.element());
                places.add(new Place(waiting.element(), name, null, null, null));
            }
        }
        return places;
    }

    Set<String> active(CaseId about, String definition) {
        var active = new HashSet<String>();
        waiting(about).stream()
                .filter(waiting -> waiting.definition().equals(definition))
                .forEach(waiting -> active.add(waiting.element()));
        return active;
    }

    /** The definition of the running main instance, else the newest one of the process. */
    Optional<String> definitionOf(CaseId about, String process) {
        return main.definition(about).or(() -> newest(process));
    }

    /** The newest definition of the process. */
    Optional<String> newest(String process) {
        return jdbc.sql("select id_ from engine.act_re_procdef where key_ = ? order by version_ desc limit 1")
                .param(process)
                .query(String.class)
                .optional();
    }

    private List<Place> tasks(CaseId about) {
        return jdbc.sql(TASKS)
                .param("case", about.toString())
                .query((row, index) -> new Place(
                        row.getString("element"),
                        row.getString("name_"),
                        row.getString("actor"),
                        row.getTimestamp("create_time_").toInstant(),
                        instant(row.getTimestamp("due_date_"))))
                .list();
    }

    private List<Waiting> waiting(CaseId about) {
        var mine = SingletonSupplier.of(() -> actorsOfMine(about));
        return jdbc
                .sql(WAITING)
                .param("case", about.toString())
                .query((row, index) -> new Waiting(row.getString("act_id_"), row.getString("proc_def_id_")))
                .list()
                .stream()
                .filter(waiting -> {
                    var shownTo = models.shownTo(waiting.definition(), waiting.element());
                    return shownTo.isEmpty() || !Collections.disjoint(shownTo, mine.obtain());
                })
                .toList();
    }

    private List<String> actorsOfMine(CaseId about) {
        return jdbc.sql(
                        """
                        select actor from casework.participant
                        where case_id = ? and unit = any (casework.my_units()) and until is null""")
                .param(about.value())
                .query(String.class)
                .list();
    }

    private static @Nullable Instant instant(java.sql.@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private record Waiting(String element, String definition) {}
}
