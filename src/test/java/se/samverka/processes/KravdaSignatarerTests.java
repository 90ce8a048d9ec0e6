package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KravdaSignatarerTests {

    private static DmnEngine engine;
    private static DmnDecision decision;

    @BeforeAll
    static void readTheTable() throws Exception {
        engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (var file = Files.newInputStream(Path.of("processes/kravda-signatarer.dmn"))) {
            decision = engine.parseDecision("kravda-signatarer", file);
        }
    }

    /** An empty cell: nobody was asked. */
    @ParameterizedTest(name = "{0}, mogen {1}: {2}")
    @CsvSource({
        "ADULT,,UN",
        "ADULT,nej,UN",
        "FROM_15,,VH_UN",
        "FROM_15,nej,VH_UN",
        "UNDER_15,ja,VH_UN",
        "UNDER_15,nej,VH",
        "UNDER_15,,VH"
    })
    void age_and_maturity_decide_who_answers(String ageBand, String mogen, String signatories) {
        Map<String, Object> variables = new HashMap<>(Map.of("ageBand", ageBand));
        variables.put("mogen", mogen);
        assertThat(engine.evaluateDecisionTable(decision, variables)
                        .getSingleResult()
                        .<String>getSingleEntry())
                .isEqualTo(signatories);
    }
}
