package se.samverka.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;

/** The people of the register, read afresh each time so that a removed role is gone at once. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class JdbcDirectory implements Directory {

    private static final String PERSON =
            """
            select p.user_id, p.name,
                   array(select distinct m.unit from casework.person_unit m
                         join casework.unit u on u.code = m.unit
                              and casework.today() between u.valid_from and coalesce(u.valid_to, 'infinity')
                         where m.person = p.user_id and m.until is null) as units,
                   array(select r.role from casework.person_role r
                         where r.person = p.user_id and r.until is null) as roles
            from casework.person p
            """;

    private final JdbcClient jdbc;
    private final CurrentActor currentActor;

    JdbcDirectory(JdbcClient jdbc, CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Person> find(String userId) {
        return jdbc.sql(PERSON + "where p.user_id = ?")
                .param(userId)
                .query(JdbcDirectory::person)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Person> members(String unit) {
        var members =
                """
                where exists (select from casework.person_unit m
                              where m.person = p.user_id and m.unit = ? and m.until is null)
                order by p.user_id""";
        return jdbc.sql(PERSON + members)
                .param(unit)
                .query(JdbcDirectory::person)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> passwordOf(String userId) {
        return jdbc.sql("select hash from casework.person_password where person = ?")
                .param(userId)
                .query(String.class)
                .optional();
    }

    @Override
    public void register(Person person, Optional<String> encodedPassword) {
        jdbc.sql(
                        """
                        insert into casework.person as p (user_id, name) values (?, ?)
                        on conflict (user_id) do update set name = excluded.name where p.name <> excluded.name""")
                .params(person.userId(), person.name())
                .update();
        set("person_unit", "unit", person.userId(), person.units());
        set("person_role", "role", person.userId(), person.roles());
        currentActor.as(Actor.service("sign-in"), () -> password(person.userId(), encodedPassword));
    }

    private void set(String table, String column, String person, Set<String> wanted) {
        var current = new HashSet<>(
                jdbc.sql("select %s from casework.%s where person = ? and until is null".formatted(column, table))
                        .param(person)
                        .query(String.class)
                        .list());
        wanted.stream().filter(code -> !current.contains(code)).forEach(code -> jdbc.sql(
                        "insert into casework.%s (person, %s) values (?, ?)".formatted(table, column))
                .params(person, code)
                .update());
        current.stream().filter(code -> !wanted.contains(code)).forEach(code -> jdbc.sql(
                        "update casework.%s set until = clock_timestamp() where person = ? and %s = ? and until is null"
                                .formatted(table, column))
                .params(person, code)
                .update());
    }

    private void password(String person, Optional<String> hash) {
        if (hash.isEmpty()) {
            jdbc.sql("delete from casework.person_password where person = ?")
                    .param(person)
                    .update();
            return;
        }
        jdbc.sql(
                        """
                        insert into casework.person_password as p values (?, ?)
                        on conflict (person) do update set hash = excluded.hash where p.hash <> excluded.hash""")
                .params(person, hash.get())
                .update();
    }

    private static Person person(ResultSet row, int n) throws SQLException {
        return new Person(row.getString("user_id"), row.getString("name"), codes(row, "units"), codes(row, "roles"));
    }

    private static Set<String> codes(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
