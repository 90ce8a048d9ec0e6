package se.samverka.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.identity.Actor;

@SamverkaTest
class DirectoryTests {

    private static final Actor LOADER = Actor.service("organisation");
    private static final Actor SIGN_IN = Actor.service("sign-in");

    @Autowired
    private Directory directory;

    @Autowired
    private TestActors actors;

    @Autowired
    private JdbcClient jdbc;

    private final String userId = "t." + UUID.randomUUID().toString().substring(0, 8);
    private final Person ada = new Person(userId, "Ada Lind", Set.of("skola-hisingen"), Set.of("jurist"));

    @Test
    void a_registered_person_is_found_with_units_and_roles() {
        register(ada, Optional.empty());

        assertThat(find()).contains(ada);
        assertThat(actors.as(SIGN_IN, () -> directory.members("skola-hisingen")))
                .contains(ada);
    }

    @Test
    void a_removed_unit_is_gone_at_once_and_its_time_stays_on_record() {
        register(ada, Optional.empty());
        register(new Person(userId, "Ada Lind", Set.of("skola-nordost"), Set.of()), Optional.empty());

        assertThat(find()).contains(new Person(userId, "Ada Lind", Set.of("skola-nordost"), Set.of()));
        assertThat(rows("person_unit")).isEqualTo(2);
    }

    @Test
    void a_unit_that_comes_back_counts_again() {
        register(ada, Optional.empty());
        register(new Person(userId, "Ada Lind", Set.of(), Set.of()), Optional.empty());
        register(ada, Optional.empty());

        assertThat(find()).contains(ada);
    }

    @Test
    void the_same_registration_twice_changes_nothing() {
        register(ada, Optional.of("hash"));
        var before = rows("person_unit") + rows("person_role");
        register(ada, Optional.of("hash"));

        assertThat(rows("person_unit") + rows("person_role")).isEqualTo(before);
    }

    @Test
    void a_unit_that_no_longer_exists_gives_nothing() {
        register(new Person(userId, "Ada Lind", Set.of("skola-hisingen", "upphord"), Set.of()), Optional.empty());

        assertThat(find()).map(Person::units).contains(Set.of("skola-hisingen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Etc/GMT+12"})
    void a_unit_is_open_on_the_days_of_the_city_wherever_the_server_thinks_it_is(String zone) {
        var code = "en-dag-" + userId.substring(2);
        var found = actors.as(LOADER, () -> {
            jdbc.sql(
                            "insert into casework.unit values (:code, 'En dag', 'polisen', casework.today(), casework.today())")
                    .param("code", code)
                    .update();
            directory.register(new Person(userId, "Ada Lind", Set.of(code), Set.of()), Optional.empty());
            jdbc.sql("select set_config('TimeZone', ?, true)")
                    .param(zone)
                    .query(String.class)
                    .single();
            var units = directory.find(userId).orElseThrow().units();
            jdbc.sql("delete from casework.unit where code = ?").param(code).update();
            return units;
        });

        assertThat(found).containsExactly(code);
    }

    @Test
    void only_sign_in_reads_a_password_hash() {
        register(ada, Optional.of("hash"));

        assertThat(actors.as(SIGN_IN, () -> directory.passwordOf(userId))).contains("hash");
        assertThat(actors.as(LOADER, () -> directory.passwordOf(userId))).isEmpty();
        assertThat(actors.as(TestActors.person(userId, "skola-hisingen"), () -> directory.passwordOf(userId)))
                .isEmpty();
    }

    @Test
    void nobody_finds_nobody() {
        register(ada, Optional.empty());

        assertThat(actors.asNobody(() -> directory.find(userId))).isEmpty();
    }

    @Test
    void a_person_cannot_give_herself_a_unit() {
        register(ada, Optional.empty());
        var more = new Person(userId, "Ada Lind", Set.of("polis-hisingen"), Set.of("processadmin"));

        assertThatThrownBy(() -> actors.as(TestActors.person(userId), () -> directory.register(more, Optional.empty())))
                .isInstanceOf(DataAccessException.class);
        assertThat(find()).contains(ada);
    }

    private void register(Person person, Optional<String> hash) {
        actors.as(LOADER, () -> directory.register(person, hash));
    }

    private Optional<Person> find() {
        return actors.as(SIGN_IN, () -> directory.find(userId));
    }

    private long rows(String table) {
        return actors.<Long>as(SIGN_IN, () -> jdbc.sql("select count(*) from casework." + table + " where person = ?")
                .param(userId)
                .query(Long.class)
                .single());
    }
}
