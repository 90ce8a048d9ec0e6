package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverka.secrecy.ConsentQuestions.Line;
import se.samverka.secrecy.ConsentQuestions.Question;
import se.samverka.secrecy.ConsentQuestions.Row;
import se.samverka.secrecy.ConsentQuestions.Said;
import se.samverka.secrecy.ConsentQuestions.Signatory;
import se.samverka.secrecy.ConsentQuestions.State;

/** What a row of the matrix comes to when everybody has been asked about it. */
class ConsentLineTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "LAMNAT, LAMNAT, OPEN",
        "LAMNAT, BEGART, WAITING",
        "BEGART, BEGART, WAITING",
        "LAMNAT, NEKAT, CLOSED",
        "BEGART, NEKAT, CLOSED",
        "ATERKALLAT, LAMNAT, CLOSED",
        "UTGANGET, LAMNAT, CLOSED",
        "ERSATT, ERSATT, CLOSED"
    })
    void it_holds_when_everybody_says_yes_and_not_when_somebody_does_not(String one, String other, State state) {
        var line = line(new Said("VH1", one, TODAY.plusDays(9)), new Said("VH2", other, TODAY.plusDays(9)));

        assertThat(line.on(TODAY)).isEqualTo(state);
    }

    @Test
    void it_ends_with_the_first_yes_that_ends() {
        var line = line(new Said("VH1", "LAMNAT", TODAY), new Said("UN", "LAMNAT", TODAY.plusMonths(6)));

        assertThat(line.validTo()).isEqualTo(TODAY);
        assertThat(line.on(TODAY)).isEqualTo(State.OPEN);
        assertThat(line.on(TODAY.plusDays(1))).isEqualTo(State.CLOSED);
    }

    @Test
    void each_row_is_there_once() {
        var rows = List.of(
                new Row(0, "skola till polis", TODAY, "LAMNAT"), new Row(1, "fritid till polis", TODAY, "NEKAT"));
        var question = new Question(
                new UUID(0, 0),
                "koordinator-hisingen",
                "planera",
                null,
                TODAY,
                TODAY,
                List.of(
                        new Signatory("VH1", "ja", null, null, rows),
                        new Signatory(
                                "UN", null, null, null, List.of(new Row(1, "fritid till polis", TODAY, "BEGART")))));

        assertThat(question.lines())
                .containsExactly(
                        new Line("skola till polis", List.of(new Said("VH1", "LAMNAT", TODAY))),
                        new Line(
                                "fritid till polis",
                                List.of(new Said("VH1", "NEKAT", TODAY), new Said("UN", "BEGART", TODAY))));
    }

    private static Line line(Said... said) {
        return new Line("skola till polis", List.of(said));
    }
}
