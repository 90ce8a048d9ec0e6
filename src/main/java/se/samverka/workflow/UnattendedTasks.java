package se.samverka.workflow;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Protections;
import se.samverka.identity.CurrentActor;

/** Asks the register afresh, so that a task is on the list as long as nobody can do it and no longer. */
@Component
class UnattendedTasks implements Unattended {

    private static final int SHOWN = 20;

    private static final String NOBODYS =
            """
            select t.name_, t.create_time_, casework.unit_of_group(l.group_id_) unit, c.number
              from engine.act_ru_identitylink l
              join engine.act_ru_task t on t.id_ = l.task_id_
              join engine.act_ru_execution i on i.id_ = t.proc_inst_id_
              left join casework."case" c on c.id = i.business_key_::uuid
             where l.type_ = 'candidate' and l.group_id_ like '%~skydd'
               and (:all or c.id is not null)
               and not exists (select from casework.person_unit u
                                 join casework.person_role r on r.person = u.person and r.role = :role and r.until is null
                                where u.unit = casework.unit_of_group(l.group_id_) and u.until is null)
             order by t.create_time_ limit :most
            """;

    private final JdbcClient jdbc;
    private final CurrentActor actors;

    UnattendedTasks(JdbcClient jdbc, CurrentActor actors) {
        this.jdbc = jdbc;
        this.actors = actors;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Task> tasks() {
        var me = actors.require();
        boolean all = me.has(CommandGuard.OPERATOR_ROLE);
        if (!all && !me.has(Protections.ROLE)) {
            return List.of();
        }
        return jdbc.sql(NOBODYS)
                .param("all", all)
                .param("role", Protections.ROLE)
                .param("most", SHOWN)
                .query((row, n) -> new Task(
                        row.getString("name_"),
                        row.getString("unit"),
                        row.getString("number"),
                        row.getTimestamp("create_time_").toInstant()))
                .list();
    }
}
