package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeDateTests {

    @ParameterizedTest
    @CsvSource({
        "${avspark} - P10D, 2026-04-02T15:00+02:00",
        "${ avspark }-P10D, 2026-04-02T15:00+02:00",
        "${avspark}+PT2H, 2026-04-12T17:00+02:00",
        "${avspark} - P2W, 2026-03-29T15:00+02:00",
        "${avspark} - P1M, 2026-03-12T15:00+01:00",
        "${avspark} - P1DT3H30M, 2026-04-11T11:30+02:00",
        "${avspark} + P1Y, 2027-04-12T15:00+02:00"
    })
    void it_is_some_time_before_or_after_and_days_are_the_citys(String text, OffsetDateTime then) {
        var date = Date.from(OffsetDateTime.parse("2026-04-12T15:00+02:00").toInstant());

        assertThat(RelativeDate.in(text).orElseThrow().getValue(scope("avspark", date)))
                .isEqualTo(Date.from(then.toInstant()));
    }

    @Test
    void a_day_stays_a_whole_day_also_when_the_clocks_change_between() {
        var day = Days.endOf(LocalDate.of(2026, 4, 1));

        assertThat(RelativeDate.in("${dag} - P10D").orElseThrow().getValue(scope("dag", day)))
                .isEqualTo(Days.endOf(LocalDate.of(2026, 3, 22)));
    }

    @Test
    void no_date_is_no_date() {
        assertThat(RelativeDate.in("${dag} - P1D").orElseThrow().getValue(scope("dag", null)))
                .isNull();
    }

    @Test
    void a_variable_that_nothing_has_written_or_that_is_no_date_is_an_error() {
        var date = RelativeDate.in("${dag} - P1D").orElseThrow();

        assertThatThrownBy(() -> date.getValue(scope("annan", null))).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> date.getValue(scope("dag", "kod"))).isInstanceOf(ProcessEngineException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${avspark} - 10",
                "${avspark} - P",
                "${avspark} - PT",
                "${avspark} - P10",
                "${avspark} - P10D - P1D",
                "${a.b} - P10D",
                "${a == b} - P10D",
                "P10D - ${avspark}",
                "#{avspark} - P10D",
                "${avspark} * P10D",
                "${avspark} - R3/P10D",
                "text ${avspark} - P10D"
            })
    void nothing_else_can_be_counted(String text) {
        assertThat(RelativeDate.in(text)).isEmpty();
        if (text.contains("{")) {
            assertThatThrownBy(() -> StrictExpressions.require(text)).isInstanceOf(ProcessEngineException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${status == 'installd'}",
                "${upphord == true}",
                "${antal >= 3 && status != 'klar'}",
                " ${ antal<3||antal>9 } "
            })
    void an_event_waits_for_comparisons(String condition) {
        StrictExpressions.requireCondition(condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${upphord}", "${a == b}", "${!klar}", "true", "${disclose}", "${status > 'a'}", "${f()}"})
    void an_event_can_wait_for_nothing_else(String condition) {
        assertThatThrownBy(() -> StrictExpressions.requireCondition(condition))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageNotContaining(condition);
    }

    private static VariableScope scope(String name, @Nullable Object value) {
        return new ExecutionEntity() {
            @Override
            public boolean hasVariable(String variable) {
                return variable.equals(name);
            }

            @Override
            public @Nullable Object getVariable(String variable) {
                return value;
            }
        };
    }
}
