package se.samverka.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import se.samverka.SamverkaTest;

@SamverkaTest
class PoolTests {

    private final JdbcClient jdbc;

    PoolTests(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void the_application_works_as_its_own_role_and_finds_the_engines_tables() {
        assertThat(jdbc.sql("select current_user || ' ' || current_schema")
                        .query(String.class)
                        .single())
                .isEqualTo("samverka_app engine");
        assertThat(jdbc.sql("select count(*) from act_ge_property")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void an_error_of_the_database_repeats_no_value() {
        assertThatThrownBy(() -> jdbc.sql("insert into act_ge_property (name_) values ('schema.version')")
                        .update())
                .rootCause()
                .hasMessageContaining("duplicate key")
                .hasMessageNotContaining("schema.version");
    }

    @Test
    void engine_and_record_share_one_transaction_manager(@Autowired List<PlatformTransactionManager> all) {
        assertThat(all).singleElement().isInstanceOf(JdbcTransactionManager.class);
    }

    @Test
    void people_find_a_connection_while_every_job_thread_has_one(
            @Autowired HikariDataSource pool, @Value("${camunda.bpm.job-execution.max-pool-size}") int jobThreads) {
        assertThat(pool.getMaximumPoolSize()).isGreaterThanOrEqualTo(2 * jobThreads + 2);
    }
}
