package se.samverka.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.workflow.Tasks.Filter;
import se.samverka.workflow.Tasks.Query;
import se.samverka.workflow.Tasks.Task;

/** Open tasks read straight from the engine's tables, through the view that knows whose they are. */
@Component
class TaskRows {

    private static final String COLUMNS =
            """
            select t.id_, t.name_, t.task_def_key_, t.due_date_, t.assignee_, t.create_time_, d.key_ process,
                   c.id case_id, c.number, c.area, l.group_id_,
                   (select p.actor from casework.participant p
                     where p.case_id = c.id and p.unit = casework.unit_of_group(l.group_id_) and p.until is null
                     order by p.actor limit 1) actor
            """;
    /** {@code offset 0} keeps the policies to the few cases of the page; joined, they are asked of every case there is. */
    private static final String AROUND =
            """
             t join engine.act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
               and l.group_id_ = any((select casework.my_groups())::text[])
             join engine.act_ru_execution i on i.id_ = t.proc_inst_id_
             join engine.act_re_procdef d on d.id_ = t.proc_def_id_
             cross join lateral (select f.id, f.number, f.area from casework."case" f
                                  where f.id = i.business_key_::uuid offset 0) c
            """;

    private final JdbcClient jdbc;
    private final CurrentActor actors;

    TaskRows(JdbcClient jdbc, CurrentActor actors) {
        this.jdbc = jdbc;
        this.actors = actors;
    }

    /** One transaction asks for its task several times; until it changes the task the answer stays the same. */
    Optional<Task> find(String id) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return read(id);
        }
        var found = (Found) TransactionSynchronizationManager.getResource(this);
        if (found == null || !found.id().equals(id) || !found.by().equals(actors.find())) {
            forget();
            found = new Found(id, actors.find(), read(id));
            TransactionSynchronizationManager.bindResource(this, found);
            TransactionSynchronizationManager.registerSynchronization(new ForgetAtTheEnd());
        }
        return found.task();
    }

    /** To be said before the task is changed. */
    void forget() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.unbindResource(this);
        }
    }

    private record Found(String id, Optional<Actor> by, Optional<Task> task) {}

    private final class ForgetAtTheEnd implements TransactionSynchronization {
        @Override
        public void suspend() {
            forget();
        }

        @Override
        public void afterCompletion(int status) {
            forget();
        }
    }

    private Optional<Task> read(String id) {
        return jdbc
                .sql(COLUMNS + " from (select * from engine.act_ru_task where id_ = :id) " + AROUND)
                .param("id", id)
                .query(TaskRows::task)
                .list()
                .stream()
                .findFirst();
    }

    boolean ended(String id) {
        return jdbc.sql(
                        """
                        select exists (
                            select from engine.act_hi_taskinst t
                                   join engine.act_hi_procinst i on i.id_ = t.proc_inst_id_
                                   join casework.participant p on p.case_id = i.business_key_::uuid
                             where t.id_ = :id and t.end_time_ is not null and p.unit = any (casework.my_units()))""")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /**
     * The page is cut from the tasks alone, newest or most urgent first, before anything is joined to it. Its numbers
     * stand in the statement: as parameters they would have the server plan it anew each time.
     */
    List<Task> page(Query query) {
        boolean urgent = query.filter() == Filter.OVERDUE || query.filter() == Filter.WEEK;
        var order = urgent ? "due_date_, id_" : "create_time_ desc, id_";
        return jdbc.sql(COLUMNS + " from (select * from engine.my_task m where " + where(query) + " order by " + order
                        + " limit " + query.limit() + " offset " + query.offset() + ") " + AROUND + " order by t."
                        + order.replace(", ", ", t."))
                .param("case", query.caseNumber())
                .query(TaskRows::task)
                .list();
    }

    long count(Query query) {
        var all = query.filter() == Filter.ALL && query.caseNumber() == null;
        var sql = all
                ? "select count(*) from engine.my_task_id"
                : "select count(*) from engine.my_task m where " + where(query);
        return jdbc.sql(sql).param("case", query.caseNumber()).query(Long.class).single();
    }

    private static String where(Query query) {
        var filter =
                switch (query.filter()) {
                    case ALL -> "true";
                    case MINE -> "m.assignee_ = casework.me()";
                    case UNCLAIMED -> "m.assignee_ is null";
                    case OVERDUE -> "m.due_date_ < now()";
                    case WEEK -> "m.due_date_ between now() and now() + interval '7 days'";
                };
        return query.caseNumber() == null
                ? filter
                : filter
                        + " and m.proc_inst_id_ in (select e.id_ from engine.act_ru_execution e join casework.\"case\" f"
                        + " on f.number = :case and e.business_key_ = f.id::text)";
    }

    private static Task task(ResultSet row, int index) throws SQLException {
        return new Task(
                row.getString("id_"),
                row.getString("name_"),
                row.getString("process"),
                row.getString("task_def_key_"),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("number"),
                row.getString("area"),
                row.getString("actor"),
                TaskGroups.unit(row.getString("group_id_")),
                instant(row.getTimestamp("due_date_")),
                row.getString("assignee_"),
                row.getTimestamp("create_time_").toInstant(),
                TaskGroups.isForCleared(row.getString("group_id_")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
