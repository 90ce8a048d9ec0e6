package se.samverka.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.extract.MaskReason.MOT_VARDNADSHAVARE;
import static se.samverka.extract.MaskReason.TREDJE_MAN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverka.extract.Mask.Place;
import se.samverka.extract.Piece.Field;
import se.samverka.extract.Piece.Kind;

/** What is taken out of a text, and what is left. */
class MaskingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String OWN = "201201012384";
    private static final Place FIRST = new Place("p", "a");

    @Test
    void a_passage_is_masked_wherever_it_stands_and_nothing_else_is() {
        var material = material("Ali såg Ali. Alice såg på.", "Ali igen");

        assertThat(masked(material, Masking.passages(material, null, "Ali såg\nAli.", TREDJE_MAN)))
                .containsExactly("[TREDJE_MAN] [TREDJE_MAN] Alice såg på.", "Ali igen");
        assertThat(masked(material, Masking.passages(material, null, "Ali", TREDJE_MAN)))
                .containsExactly("[TREDJE_MAN] såg [TREDJE_MAN]. [TREDJE_MAN]ce såg på.", "[TREDJE_MAN] igen");
        assertThat(masked(material, Masking.passages(material, FIRST, "Ali ", TREDJE_MAN)))
                .element(1)
                .isEqualTo("Ali igen");
    }

    @Test
    void masks_that_overlap_leave_nothing_between_them() {
        var material = material("Bror Kalle Svensson slog till.", "");
        var masks = new java.util.ArrayList<>(Masking.passages(material, null, "Kalle Svensson", TREDJE_MAN));
        masks.addAll(Masking.passages(material, null, "Bror Kalle\nSvensson slog", MOT_VARDNADSHAVARE));

        assertThat(masked(material, masks)).first().asString().doesNotContain("Kalle", "Svensson", "Bror", "slog");
    }

    @ParameterizedTest
    @CsvSource({
        "kalle, extract-passage-missing, 1",
        "'Kalle\nPelle', extract-passage-missing, 2",
        "'Kalle\n\nK', extract-passage-short, 3",
        "' \n ', extract-passage-none,"
    })
    void what_does_not_stand_there_is_refused_and_nothing_is_masked(
            String passages, String code, @Nullable String line) {
        var material = material("Kalle är här", "");

        assertThatThrownBy(() -> Masking.passages(material, null, passages, TREDJE_MAN))
                .isInstanceOfSatisfying(se.samverka.caserecord.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.names()).isEqualTo(line == null ? List.of() : List.of(line));
                    assertThat(refused.toString()).doesNotContain("alle");
                });
    }

    @Test
    void accents_may_be_typed_either_way() {
        var material = material("André bor här", "");

        assertThat(masked(material, Masking.passages(material, null, "Andre\u0301", TREDJE_MAN)))
                .first()
                .isEqualTo("[TREDJE_MAN] bor här");
    }

    @Test
    void identity_numbers_of_others_are_masked_from_the_start() {
        var material = material("Han 20120101-2384, brodern 110617-9847 och ring 0317012345.", "20110617 9847");

        assertThat(masked(material, Masking.automatic(material, TODAY)))
                .containsExactly("Han 20120101-2384, brodern [TREDJE_MAN] och ring 0317012345.", "[TREDJE_MAN]");
    }

    @Test
    void what_a_form_says_is_about_somebody_else_is_masked_from_the_start() {
        var material = new Material(
                null,
                Set.of(),
                List.of(piece(List.of(new Field("a", null, "Vårdnadshavare", "Mor: Eva", TREDJE_MAN)))));

        assertThat(masked(material, Masking.automatic(material, TODAY))).containsExactly("[TREDJE_MAN]");
    }

    private static List<String> masked(Material material, List<Mask.New> masks) {
        var kept = masks.stream()
                .map(mask -> new Mask(
                        UUID.randomUUID(), mask.place(), mask.starts(), mask.ends(), mask.reason(), false, false))
                .toList();
        return Masking.apply(material, kept, reason -> "[" + reason + "]").get(0).fields().stream()
                .map(Field::text)
                .toList();
    }

    private static Material material(String first, String second) {
        return new Material(
                null,
                Set.of(OWN),
                List.of(piece(
                        List.of(new Field("a", null, "A", first, null), new Field("b", null, "B", second, null)))));
    }

    private static Piece piece(List<Field> fields) {
        return new Piece("p", Kind.SECTION, "Avsnitt", "Skolan", false, null, Instant.EPOCH, 1, false, fields);
    }
}
