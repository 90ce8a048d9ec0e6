package se.samverka.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many open tasks in 50 groups, written straight into the tables as the engine writes them: one instance, one task and
 * one link each, and on our side the case and its participant, on the bare side the engine's grant per task.
 */
class OpenTasks {

    static final int GROUPS = 50;

    private final JdbcClient administrator;

    OpenTasks(JdbcClient administrator) {
        this.administrator = administrator;
    }

    /** Adds ours up to the given number and lets the planner know. */
    void ours(int upTo, String definition) {
        run(
                """
                insert into casework.case (id, number, process, regime, retention_class, area)
                select md5('case' || i)::uuid, 'BENCH-2026-' || lpad(i::text, 7, '0'), 'prestanda', 'SEKRETESS',
                       'bevaras', 'hisingen'
                  from generate_series(1, :upTo) i on conflict do nothing""",
                upTo);
        run(
                """
                insert into casework.participant (case_id, actor, unit)
                select md5('case' || i)::uuid, 'skola', 'grupp-' || (i % 50) from generate_series(1, :upTo) i
                 where not exists (select from casework.participant p where p.case_id = md5('case' || i)::uuid)""",
                upTo);
        tasks("engine", upTo, definition);
        analyze("engine.act_ru_execution", "engine.act_ru_task", "engine.act_ru_identitylink");
        analyze("casework.case", "casework.participant");
    }

    void bare(int upTo, String definition) {
        tasks("bare", upTo, definition);
        run(
                """
                insert into bare.act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
                select 'a' || i, 1, 1, 'grupp-' || (i % 50), 7, 't' || i, 6 from generate_series(1, :upTo) i
                on conflict do nothing""",
                upTo);
        analyze("bare.act_ru_execution", "bare.act_ru_task", "bare.act_ru_identitylink", "bare.act_ru_authorization");
    }

    private void tasks(String schema, int upTo, String definition) {
        run(
                """
                insert into %s.act_ru_execution (id_, rev_, proc_inst_id_, business_key_, proc_def_id_, act_id_,
                       is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, sequence_counter_)
                select 'e' || i, 1, 'e' || i, md5('case' || i)::uuid::text, '%s', 'Task_1', true, false, true, false, 1, 1
                  from generate_series(1, :upTo) i on conflict do nothing"""
                        .formatted(schema, definition),
                upTo);
        run(
                """
                insert into %s.act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_,
                       priority_, create_time_, suspension_state_, task_state_)
                select 't' || i, 1, 'e' || i, 'e' || i, '%s', 'Svara', 'Task_1', 50,
                       now() - i * interval '1 second', 1, 'Created'
                  from generate_series(1, :upTo) i on conflict do nothing"""
                        .formatted(schema, definition),
                upTo);
        run(
                """
                insert into %s.act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                select 'l' || i, 1, 'grupp-' || (i %% 50), 'candidate', 't' || i from generate_series(1, :upTo) i
                on conflict do nothing"""
                        .formatted(schema),
                upTo);
    }

    private void run(String sql, int upTo) {
        administrator.sql(sql).param("upTo", upTo).update();
    }

    private void analyze(String... tables) {
        for (var table : tables) {
            administrator.sql("vacuum analyze " + table).update();
        }
    }
}
