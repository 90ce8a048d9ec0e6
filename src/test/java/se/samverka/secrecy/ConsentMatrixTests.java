package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverka.secrecy.ConsentMatrix.Line;

class ConsentMatrixTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final LocalDate ASKED = LocalDate.of(2026, 6, 1);
    private static final Map<String, Boolean> OWN_LINE =
            Map.of("narvaro", false, "fritid", false, "elevhalsa", true, "kontaktuppgifter", false, "samverkan", false);

    @Test
    void every_recipient_and_category_is_a_line_and_the_asker_may_keep_the_parties_together() {
        var matrix = matrix(
                """
                {"syfte": "Stöd", "giltigTom": "2026-12-31", "rader": [
                  {"utlamnare": "skola", "kategorier": ["narvaro", "fritid"], "mottagare": ["polis", "skola"]},
                  {"utlamnare": "skola", "kategorier": ["narvaro"], "mottagare": ["polis"]}]}""");

        assertThat(matrix.lines())
                .containsExactly(
                        new Line("skola", "polis", "narvaro"),
                        new Line("skola", "polis", "fritid"),
                        new Line("koordinator", "skola", "kontaktuppgifter"),
                        new Line("koordinator", "skola", "samverkan"),
                        new Line("skola", "koordinator", "samverkan"),
                        new Line("koordinator", "polis", "kontaktuppgifter"),
                        new Line("koordinator", "polis", "samverkan"),
                        new Line("polis", "koordinator", "samverkan"));
        assertThat(matrix.parties()).containsExactlyInAnyOrder("skola", "polis", "koordinator");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-06-15 | skola | narvaro | polis |",
                "2027-06-15 | skola | narvaro | polis |",
                "2026-12-31 | skola | elevhalsa | polis |",
                "2026-06-14 | skola | narvaro | polis | consent-end-past (giltigTom)",
                "2027-06-16 | skola | narvaro | polis | consent-end-too-late (giltigTom)",
                "'' | skola | narvaro | polis | consent-end-missing (giltigTom)",
                "i sommar | skola | narvaro | polis | date-invalid (giltigTom)",
                "2026-12-31 | '' | narvaro | polis | consent-discloser-missing (rader)",
                "2026-12-31 | skola | '' | polis | consent-category-missing (rader)",
                "2026-12-31 | skola | allt | polis | consent-category-unknown (rader)",
                "2026-12-31 | skola | narvaro,elevhalsa | polis | consent-category-needs-own-row (rader)",
                "2026-12-31 | skola | narvaro | '' | consent-recipient-missing (rader)",
                "2026-12-31 | skola | narvaro | skola | consent-recipient-is-discloser (rader)",
            })
    void a_general_or_endless_consent_is_none(String until, String from, String categories, String to, String refusal) {
        var values =
                """
                {"syfte": "Stöd", "giltigTom": "%s",
                 "rader": [{"utlamnare": "%s", "kategorier": "%s", "mottagare": "%s"}]}"""
                        .formatted(until, from, categories, to);

        if (refusal == null) {
            assertThat(matrix(values).lines()).isNotEmpty();
        } else {
            assertThatThrownBy(() -> matrix(values)).hasMessage(refusal);
        }
    }

    @Test
    void a_row_may_end_before_the_others() {
        var matrix = matrix(
                """
                {"syfte": "Stöd", "giltigTom": "2026-12-31", "rader": [
                  {"utlamnare": "skola", "kategorier": "narvaro", "mottagare": "polis", "giltigTom": "2026-08-31"},
                  {"utlamnare": "skola", "kategorier": "fritid", "mottagare": "polis"}]}""");

        assertThat(matrix.until(new Line("skola", "polis", "narvaro"))).isEqualTo("2026-08-31");
        assertThat(matrix.until(new Line("skola", "polis", "fritid"))).isEqualTo("2026-12-31");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-30, consent-rows-contradict (rader)",
        "2026-06-14, consent-end-past (rader)",
        "2027-01-01, consent-end-too-late (rader)",
        "snart, date-invalid (giltigTom)"
    })
    void rows_do_not_contradict_each_other(String until, String refusal) {
        var values =
                """
                {"syfte": "Stöd", "giltigTom": "2026-12-31", "rader": [
                  {"utlamnare": "skola", "kategorier": "narvaro", "mottagare": "polis"},
                  {"utlamnare": "skola", "kategorier": "narvaro", "mottagare": "polis", "giltigTom": "%s"}]}"""
                        .formatted(until);

        assertThatThrownBy(() -> matrix(values)).hasMessage(refusal);
    }

    @Test
    void without_purpose_or_rows_there_is_nothing_to_ask() {
        assertThatThrownBy(() -> matrix("{\"giltigTom\": \"2026-12-31\"}"))
                .hasMessage("consent-purpose-missing (syfte)");
        assertThatThrownBy(() -> matrix("{\"syfte\": \"Stöd\", \"giltigTom\": \"2026-12-31\", \"rader\": []}"))
                .hasMessage("consent-rows-missing (rader)");
    }

    @Test
    void all_guardians_sign_and_the_young_person_by_age_and_maturity() {
        assertThat(Signatories.of("VH", 1)).containsExactly("VH1");
        assertThat(Signatories.of("VH", 2)).containsExactly("VH1", "VH2");
        assertThat(Signatories.of("VH_UN", 2)).containsExactly("VH1", "VH2", "UN");
        assertThat(Signatories.of("UN", 0)).containsExactly("UN");
        assertThat(Signatories.of("VH", 2, true, false)).containsExactly("VH1", "VH2", "UN");
        assertThat(Signatories.of("VH_UN", 2, true, true)).containsExactly("UN");
        assertThatThrownBy(() -> Signatories.of("VH", 0)).hasMessage("consent-guardians-wrong (guardians)");
        assertThatThrownBy(() -> Signatories.of("VH_UN", 3)).hasMessage("consent-guardians-wrong (guardians)");
        assertThatThrownBy(() -> Signatories.of("MORMOR", 1)).hasMessage("consent-signatories-unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ja | rad-1 | muntligt | 2026-06-15 |",
                "nej | '' | skriftligt | 2026-06-01 |",
                "kanske | rad-1 | muntligt | 2026-06-15 | consent-answer-missing (svar)",
                "ja | '' | muntligt | 2026-06-15 | consent-scope-missing (omfattning)",
                "ja | rad-9 | muntligt | 2026-06-15 | consent-row-unknown (omfattning)",
                "ja | rad-1 | tyst | 2026-06-15 | consent-way-missing (satt)",
                "ja | rad-1 | muntligt | 2026-06-16 | consent-date-future (datum)",
                "ja | rad-1 | muntligt | 2026-05-31 | consent-date-before-question (datum)",
                "nej | rad-1 | muntligt | 2026-06-15 | consent-answer-contradicts (omfattning)",
                "ja | rad-1 | muntligt | '' | consent-date-missing (datum)",
            })
    void an_answer_says_what_how_and_when(String answer, String scope, String way, String day, String refusal) {
        var values = json("{\"svar\": \"%s\", \"omfattning\": \"%s\", \"satt\": \"%s\", \"datum\": \"%s\"}"
                .formatted(answer, scope, way, day));

        if (refusal == null) {
            assertThat(ConsentAnswer.of(values, Set.of(1, 2), ASKED, TODAY).yes())
                    .isEqualTo(answer.equals("ja"));
        } else {
            assertThatThrownBy(() -> ConsentAnswer.of(values, Set.of(1, 2), ASKED, TODAY))
                    .hasMessage(refusal);
        }
    }

    private static ConsentMatrix matrix(String values) {
        return ConsentMatrix.of(json(values), OWN_LINE, "koordinator", TODAY, Period.ofMonths(12));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
