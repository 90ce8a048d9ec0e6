package se.samverka.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.samverka.SamverkaTest;

@SamverkaTest
class TransactionIdentityTests {

    private static final Actor TEACHER = Actor.person("skola.hisingen", Set.of("skola-hisingen"), Set.of("chef"));
    private static final Actor OFFICER = Actor.person("polis.nordost", Set.of("polis-nordost"), Set.of());

    private final JdbcClient jdbc;
    private final CurrentActor current;
    private final TransactionTemplate transaction;

    @Autowired
    TransactionIdentityTests(JdbcClient jdbc, CurrentActor current, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.current = current;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void a_transaction_carries_who_acts_with_units_and_roles() {
        var seen = current.as(TEACHER, () -> transaction.execute(status -> whoAmI()));

        assertThat(seen)
                .containsEntry("me", "skola.hisingen")
                .containsEntry("units", "skola-hisingen")
                .containsEntry("roles", "chef")
                .containsEntry("system_case", null);
    }

    @Test
    void the_system_carries_its_one_case() {
        var about = CaseId.random();

        var seen = current.as(Actor.system(about), () -> transaction.execute(status -> whoAmI()));

        assertThat(seen).containsEntry("me", "system").containsEntry("system_case", about.value());
    }

    @Test
    void outside_a_transaction_nobody_acts() {
        assertThat(current.as(TEACHER, this::whoAmI)).containsEntry("me", null).containsEntry("units", null);
    }

    @Test
    void nothing_is_carried_to_the_next_user_of_a_connection() {
        for (var i = 0; i < 50; i++) {
            current.as(TEACHER, () -> transaction.execute(status -> whoAmI()));

            var next = transaction.execute(status -> whoAmI());

            assertThat(next)
                    .containsEntry("me", null)
                    .containsEntry("units", null)
                    .containsEntry("roles", null);
        }
    }

    @Test
    void a_rolled_back_transaction_carries_nothing_over_either() {
        assertThatThrownBy(() -> current.as(TEACHER, () -> transaction.execute(status -> fail())))
                .isInstanceOf(DataAccessException.class);

        assertThat(transaction.<Object>execute(status -> whoAmI().get("me"))).isNull();
    }

    @Test
    void an_actor_put_in_front_inside_a_transaction_acts_there_and_then_the_first_goes_on() {
        current.as(
                TEACHER,
                () -> transaction.executeWithoutResult(status -> {
                    assertThat(current.as(OFFICER, this::whoAmI)).containsEntry("me", "polis.nordost");
                    assertThat(whoAmI()).containsEntry("me", "skola.hisingen");
                }));
    }

    @Test
    void after_an_actor_in_a_nobodys_transaction_nobody_acts_again() {
        transaction.executeWithoutResult(status -> {
            assertThat(current.as(OFFICER, this::whoAmI)).containsEntry("me", "polis.nordost");
            assertThat(whoAmI()).containsEntry("me", null).containsEntry("system_case", null);
        });
    }

    @Test
    void an_error_inside_is_reported_as_itself() {
        assertThatThrownBy(
                        () -> current.as(TEACHER, () -> transaction.execute(status -> current.as(OFFICER, this::fail))))
                .isInstanceOf(DataAccessException.class);
        assertThat(current.find()).isEmpty();
    }

    private Map<String, Object> whoAmI() {
        return jdbc.sql(
                        """
                        select casework.me() as me, array_to_string(casework.my_units(), ',') as units,
                               array_to_string(casework.my_roles(), ',') as roles,
                               casework.system_case() as system_case""")
                .query()
                .singleRow();
    }

    private Object fail() {
        return jdbc.sql("select 1/0").query().singleValue();
    }
}
