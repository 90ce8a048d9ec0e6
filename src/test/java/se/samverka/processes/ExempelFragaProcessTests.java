package se.samverka.processes;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;

/** A collaboration is one BPMN file, its forms and a test: this one, with the files in the test resources. */
@SamverkaTest
class ExempelFragaProcessTests {

    private final Story story;

    @Autowired
    ExempelFragaProcessTests(ProcessEngine engine, @LocalServerPort int port) {
        story = new Story(engine, port);
    }

    @Test
    void a_question_is_answered() {
        story.starts("chef.hisingen", "exempel-fraga", Answers.of())
                .waitsFor("koordinator.nordost")
                .does("koordinator.hisingen", "Svara på frågan", Answers.of("svar", "ja"))
                .ends("EndEvent_FraganBesvarad");
    }
}
