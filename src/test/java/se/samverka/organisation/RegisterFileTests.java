package se.samverka.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterFileTests {

    private final String small = read("src/test/resources/organisations/lillkoping.yaml");

    @Test
    void every_shipped_file_is_accepted() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/organisations"))) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                            RegisterFile.read(Files.readString(file)).units())
                    .isNotEmpty());
        }
    }

    @Test
    void another_city_is_another_file() {
        var register = RegisterFile.read(small);

        assertThat(register.areas()).extracting(Organisations.Area::name).containsExactly("Norr", "Söder");
        assertThat(register.actors()).containsEntry("samordnare", "Trygghetssamordnare");
        assertThat(register.units()).hasSize(4);
    }

    @Test
    void each_authority_may_have_a_unit_of_its_own_for_an_actor() {
        var each = small.replace("name: Skolan}", "name: Skolan, per: authority}")
                .replace(
                        "name: Samordnarna, authority: kommunstyrelsen, actors: [samordnare]",
                        "name: Samordnarna, authority: kommunstyrelsen, actors: [skola]");
        var city = new RegisteredOrganisations(RegisterFile.read(each));
        var day = LocalDate.parse("2024-01-01");

        assertThat(city.unitOf("kommunstyrelsen", "skola", day)).map(Unit::code).hasValue("samordnare");
        assertThat(city.unitOf("bildningsnamnden", "skola", day))
                .map(Unit::code)
                .hasValue("skola-norr");
        assertThat(city.unitOf("bildningsnamnden", "samordnare", day)).isEmpty();
        assertThat(city.unitFor("skola", "norr", day)).as("of which authority?").isEmpty();
        assertThatThrownBy(() -> RegisterFile.read(each.replace("per: authority", "per: area")))
                .hasMessageContaining("line 6: 'per' can only be 'authority'");
        assertThatThrownBy(() -> RegisterFile.read(each.replace("areas: [soder]", "areas: [norr]")))
                .as("two of one authority")
                .hasMessageContaining("in one area at the same time");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        successors: [bildningsnamnden] | successors: [ingen]             | line 9: unknown successor 'ingen'
        Bildningsnämnden, kind: namnd, from: 2023-01-01 | B, kind: namnd, from: 2023-01-02 | line 9: successor 'bildningsnamnden' does not exist on 2023-01-01
        code: kommunstyrelsen, name    | code: bildningsnamnden, name    | line 11: validity of 'bildningsnamnden' overlaps line 10
        code: skola-soder              | code: skola-norr                | line 15: duplicate code 'skola-norr' (line 14)
        code: soder, name              | code: norr, name                | line 4: duplicate code 'norr'
        from: 2023-01-01}              | from: 2023-13-01}               | line 10: '2023-13-01' is not a date, write 2021-01-31
        to: 2022-12-31, successors     | to: 2009-12-31, successors      | line 9: ends on 2009-12-31, before it begins on 2010-01-01
        , to: 2022-12-31, successors   | , successors                    | line 9: has successors but no last day 'to'
        areas: [soder]                 | areas: [norr]                   | line 15: 'skola-soder' and 'skola-norr' (line 14) answer for actor 'skola' in one area at the same time
        areas: [soder], from           | from                            | line 15: 'skola-soder' and 'skola-norr' (line 14) answer for actor 'skola' in one area at the same time
        areas: [soder]                 | areas: [oster]                  | line 15: unknown area 'oster'
        actors: [samordnare]           | actors: [samordnaren]           | line 16: unknown actor 'samordnaren'
        authority: kommunstyrelsen     | authority: skolnamnden          | line 16: authority 'skolnamnden' does not exist during the unit's whole time
        code: skola-soder              | code: Skola_Söder               | line 15: code 'Skola_Söder' does not match [a-z0-9-]{3,40}
        code: skola-soder              | code: sk                        | line 15: code 'sk' does not match [a-z0-9-]{3,40}
        name: Södra skolan, authority  | name: ' ', authority            | line 15: expected one value
        name: Södra skolan, authority  | authority                       | line 15: 'name' is missing
        areas: [soder]                 | areas: soder                    | line 15: 'areas' must be a list
        areas: [soder]                 | areas: [soder, soder]           | line 15: 'soder' is listed twice
        name: Samordnarna              | name: S, name: T                | line 16: 'name' is given twice
        - {code: norr, name: Norr}     | - norr                          | line 3: expected keys and values
        name: Bildningsnämnden         | name: [                         | line 10: not YAML
        """)
    void a_broken_file_is_refused_with_line_and_reason(String text, String instead, String refusal) {
        assertThat(small).contains(text);

        assertThatThrownBy(() -> RegisterFile.read(small.replace(text, instead)))
                .isInstanceOf(RegisterRefused.class)
                .hasMessageContaining(refusal);
    }

    @Test
    void an_unknown_key_is_named() {
        assertThatThrownBy(() -> RegisterFile.read(small.replace("kind: central", "sort: central")))
                .hasMessageContaining("line 11: unknown key 'sort'");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThatThrownBy(() -> RegisterFile.read("")).hasMessageContaining("line 1: the file is empty");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
