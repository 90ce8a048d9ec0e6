package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.database.TestDatabase;

/** What becomes of an ended case is decided about the case, never by the engine's clock. */
@SamverkaTest
class KeptHistoryTests {

    private final JdbcClient stored = JdbcClient.create(TestDatabase.asAdministrator());
    private final Story story;

    @Autowired
    KeptHistoryTests(ProcessEngine engine, @LocalServerPort int port) {
        story = new Story(engine, port);
    }

    @Test
    void no_ended_case_has_a_day_on_which_the_engine_removes_it() {
        story.starts("chef.hisingen", "exempel-fraga", Answers.of())
                .does("koordinator.hisingen", "Svara på frågan", Answers.of("svar", "ja"))
                .ends("EndEvent_FraganBesvarad");

        assertThat(ended("")).isPositive();
        assertThat(ended("and removal_time_ is not null")).isZero();
    }

    private long ended(String and) {
        return stored.sql("select count(*) from engine.act_hi_procinst where end_time_ is not null " + and)
                .query(Long.class)
                .single();
    }
}
