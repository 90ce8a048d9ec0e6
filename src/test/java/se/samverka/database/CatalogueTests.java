package se.samverka.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;

/** What the database's own catalogue says about protection, for every table that exists and those to come. */
@SamverkaTest
class CatalogueTests {

    private final JdbcClient catalogue = JdbcClient.create(TestDatabase.asAdministrator());
    private final JdbcClient application = JdbcClient.create(TestDatabase.asApplication());

    @Test
    void every_table_of_the_record_and_the_trail_has_forced_row_level_security() {
        assertThat(
                        list(
                                """
                                select c.oid::regclass::text from pg_class c
                                where c.relnamespace in ('casework'::regnamespace, 'audit'::regnamespace)
                                  and c.relkind in ('r', 'p')
                                  and not (c.relrowsecurity and c.relforcerowsecurity)"""))
                .as("tables without ENABLE and FORCE ROW LEVEL SECURITY")
                .isEmpty();
    }

    @Test
    void every_table_of_the_record_and_the_trail_has_a_policy() {
        assertThat(
                        list(
                                """
                                select c.oid::regclass::text from pg_class c
                                where c.relnamespace in ('casework'::regnamespace, 'audit'::regnamespace)
                                  and c.relkind in ('r', 'p')
                                  and not exists (select from pg_policy p where p.polrelid = c.oid)"""))
                .as("tables without a policy")
                .isEmpty();
    }

    @Test
    void every_table_about_cases_is_closed_to_whoever_is_not_cleared_for_a_protected_one() {
        assertThat(
                        list(
                                """
                                select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid
                                where c.relnamespace = 'casework'::regnamespace and c.relkind in ('r', 'p')
                                  and a.attname = 'case_id' and c.relname <> 'protected_case'
                                  and not exists (select from pg_policy p
                                                  where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*'
                                                    and 'samverka_app'::regrole = any (p.polroles)
                                                    and pg_get_expr(p.polqual, p.polrelid) like '%unprotected(%')"""))
                .as("tables with a case_id and without the restrictive policy of V120")
                .isEmpty();
    }

    @Test
    void without_an_actor_the_application_sees_no_row_of_any_table() {
        var tables = list(
                """
                select c.oid::regclass::text from pg_class c
                where c.relnamespace in ('casework'::regnamespace, 'audit'::regnamespace)
                  and c.relkind in ('r', 'p', 'v', 'm')
                  and has_table_privilege('samverka_app', c.oid, 'SELECT')""");

        assertThat(tables).allSatisfy(table -> assertThat(application
                        .sql("select count(*) from (select from " + table + " limit 1) as rows")
                        .query(Long.class)
                        .single())
                .as(table)
                .isZero());
    }

    @Test
    void views_of_the_record_are_read_with_the_readers_rights() {
        assertThat(
                        list(
                                """
                                select c.oid::regclass::text from pg_class c
                                where c.relnamespace in ('casework'::regnamespace, 'audit'::regnamespace)
                                  and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(
                                      'security_invoker=true' = any (c.reloptions)
                                      or 'security_invoker=on' = any (c.reloptions), false))"""))
                .as("materialized views, and views without security_invoker")
                .isEmpty();
    }

    @Test
    void functions_with_their_owners_rights_fix_the_search_path() {
        assertThat(
                        list(
                                """
                                select p.oid::regprocedure::text from pg_proc p
                                where p.pronamespace in
                                    ('casework'::regnamespace, 'audit'::regnamespace, 'engine'::regnamespace)
                                  and p.prosecdef
                                  and not exists (
                                      select from unnest(p.proconfig) as setting where setting like 'search_path=%')"""))
                .as("SECURITY DEFINER functions without SET search_path")
                .isEmpty();
    }

    @Test
    void no_function_of_ours_claims_to_be_leakproof() {
        assertThat(
                        list(
                                """
                                select p.oid::regprocedure::text from pg_proc p
                                where p.pronamespace in ('casework'::regnamespace, 'audit'::regnamespace)
                                  and p.proleakproof"""))
                .isEmpty();
    }

    @Test
    void neither_the_application_nor_the_auditor_owns_anything() {
        assertThat(
                        list(
                                """
                                select classid::regclass::text || ' ' || objid from pg_shdepend
                                where deptype = 'o' and refclassid = 'pg_authid'::regclass
                                  and refobjid in ('samverka_app'::regrole, 'samverka_auditor'::regrole)"""))
                .isEmpty();
    }

    @Test
    void no_role_of_ours_is_above_the_policies() {
        assertThat(
                        list(
                                """
                                select rolname from pg_roles
                                where rolname like 'samverka%'
                                  and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"""))
                .isEmpty();
        assertThat(
                        list(
                                "select rolname from pg_roles where rolname in ('samverka_app', 'samverka_auditor') and rolinherit"))
                .isEmpty();
        assertThat(
                        list(
                                """
                                select member::regrole::text || ' in ' || roleid::regrole from pg_auth_members
                                where member in ('samverka_app'::regrole, 'samverka_auditor'::regrole)"""))
                .isEmpty();
    }

    @Test
    void the_application_creates_nothing_anywhere() {
        assertThat(
                        list(
                                """
                                select nspname from pg_namespace
                                where has_schema_privilege('samverka_app', oid, 'CREATE')
                                   or has_schema_privilege('samverka_auditor', oid, 'CREATE')"""))
                .isEmpty();
        assertThat(
                        list(
                                """
                                select privilege from unnest(array['CREATE', 'TEMPORARY']) as privilege
                                where has_database_privilege('samverka_app', current_database(), privilege)"""))
                .isEmpty();
    }

    @Test
    void the_application_may_neither_truncate_nor_hang_triggers_nor_refer_to_any_table() {
        assertThat(
                        list(
                                """
                                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where n.nspname in ('engine', 'casework', 'audit', 'flyway') and c.relkind in ('r', 'p')
                                  and (has_table_privilege('samverka_app', c.oid, 'TRUNCATE')
                                    or has_table_privilege('samverka_app', c.oid, 'TRIGGER')
                                    or has_table_privilege('samverka_app', c.oid, 'REFERENCES'))"""))
                .isEmpty();
    }

    @Test
    void the_application_can_not_switch_protection_off() {
        assertThatThrownBy(() ->
                        application.sql("create table casework.mine (id int)").update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> application.sql("set role samverka_owner").update())
                .isInstanceOf(DataAccessException.class);
        assertThat(
                        list(
                                "select c.oid::regclass::text from pg_class c where c.relnamespace = 'casework'::regnamespace and c.relkind = 'r'"))
                .allSatisfy(table -> assertThatThrownBy(() -> application
                                .sql("alter table " + table + " disable row level security")
                                .update())
                        .rootCause()
                        .hasMessageContaining("must be owner"));
    }

    @Test
    void the_trail_can_only_grow() {
        assertThat(
                        list(
                                """
                                select c.oid::regclass::text from pg_class c
                                where c.relnamespace = 'audit'::regnamespace and c.relkind in ('r', 'p')
                                  and has_table_privilege('samverka_app', c.oid, 'DELETE')"""))
                .isEmpty();
    }

    @Test
    void the_migrations_own_books_are_closed_to_the_application() {
        assertThatThrownBy(() -> application
                        .sql("select count(*) from flyway.flyway_schema_history")
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_engines_tables_are_in_their_own_schema_and_belong_to_the_owner() {
        assertThat(list("select distinct tableowner from pg_tables where schemaname = 'engine'"))
                .containsExactly("samverka_owner");
        assertThat(list("select tablename from pg_tables where schemaname = 'engine'"))
                .contains(
                        "act_ru_task",
                        "act_hi_taskinst",
                        "act_id_user",
                        "act_ru_case_execution",
                        "act_re_decision_def");
        assertThat(list("select value_ from engine.act_ge_property where name_ = 'schema.version'"))
                .containsExactly("fox");
        assertThat(list("select tablename from pg_tables where schemaname = 'public'"))
                .isEmpty();
    }

    private List<String> list(String sql) {
        return catalogue.sql(sql).query(String.class).list();
    }
}
