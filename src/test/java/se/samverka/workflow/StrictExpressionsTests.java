package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictExpressionsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bedöm aktualisering",
                "P14D",
                "${consentStatus == 'LAMNAT'}",
                "${risk >= 3 && akut != 'nej'}",
                "${!consentRefused}",
                "${empty beslut || beslut == 'avsla'}",
                "${disclose}",
                "${signatoryCount}",
                "${currentUser()}",
                "${now()}"
            })
    void literals_variables_and_comparisons_are_allowed(String text) {
        assertThatCode(() -> StrictExpressions.require(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.Runtime')}",
                "${execution.processEngineServices}",
                "${execution['processEngineServices']}",
                "#{dataSource}",
                "${dataSource.connection}",
                "${a == b}${c}",
                "text ${a}",
                "${currentUser().length()}",
                "${x = 'y'}",
                "${a -> a}",
                "${'${nested}'}",
                "${a;b}",
                "${f(a)}",
                "${a ? b : c}",
                "${\n\"x\".bytes}"
            })
    void everything_else_is_refused_without_being_repeated(String text) {
        assertThatThrownBy(() -> StrictExpressions.require(text))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageNotContaining(text);
    }
}
