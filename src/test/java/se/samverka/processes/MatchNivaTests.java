package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchNivaTests {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    /** Nobody has said anything about what is not mentioned. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', gron",
        "derby=ja, rod",
        "derby=nej rodaMoten=0, gron",
        "rodaMoten=1, rod",
        "nivaPolis=hog nivaSlo=hog, rod",
        "nivaPolis=hog nivaSlo=medel, gul",
        "nivaSlo=hog, gul",
        "nivaKlubb=hog, gul",
        "nivaArena=hog, gul",
        "nivaFalt=hog, gul",
        "nivaTrafik=hog, gul",
        "nivaPolis=medel nivaSlo=medel nivaKlubb=lag, gron",
        "marsch=ja, gul",
        "marsch=nej bortaAntal=999, gron",
        "bortaAntal=1000, gul",
        "niva=rod nivaPolis=lag, rod",
        "niva=gul, gul",
        "niva=gul derby=ja, rod"
    })
    void what_the_parties_say_makes_a_proposal(String said, String proposal) {
        assertThat(decided("match-niva", said)).isEqualTo(proposal);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "nyNiva=gul, gul",
        "nyNiva=rod, rod",
        "niva=gron nyNiva=gul, gul",
        "niva=gul nyNiva=rod, rod",
        "niva=rod nyNiva=gul, rod"
    })
    void raising_never_lowers(String said, String level) {
        assertThat(decided("match-hojning", said)).isEqualTo(level);
    }

    private static String decided(String table, String said) {
        try (var file = Files.newInputStream(Path.of("processes", table + ".dmn"))) {
            return ENGINE.evaluateDecisionTable(ENGINE.parseDecision(table, file), variables(said))
                    .getSingleResult()
                    .getSingleEntry();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, Object> variables(String said) {
        var variables = new HashMap<String, Object>();
        Arrays.stream(said.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("="))
                .forEach(one -> variables.put(one[0], one[1].matches("\\d+") ? Integer.valueOf(one[1]) : one[1]));
        return variables;
    }
}
