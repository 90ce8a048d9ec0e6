package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.forms.Given.form;
import static se.samverka.forms.Given.json;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTests {

    private static final ZoneId CITY = ZoneId.of("Europe/Stockholm");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            textfield | {}                             | ` hej\u00a0`       | 'hej'
            textfield | {}                             | ``                  | null
            checkbox  | {}                             | Ja                  | true
            checkbox  | {}                             | x                   | true
            checkbox  | {}                             | ``                  | false
            checkbox  | {}                             | kanske              | 'kanske'
            number    | {}                             | 1 234,5             | 1234.5
            number    | {}                             | tolv                | 'tolv'
            select    | {values: [{label: 'GAIS', value: 'klubb-gais'}]} | gais       | 'klubb-gais'
            select    | {values: [{label: 'GAIS', value: 'klubb-gais'}]} | KLUBB-GAIS | 'klubb-gais'
            select    | {values: [{label: 'GAIS', value: 'klubb-gais'}]} | AIK        | 'AIK'
            checklist | {values: [{label: 'A, B', value: 'ab'}, {label: 'C', value: 'c'}]} | A, B | ['ab']
            checklist | {values: [{label: 'A', value: 'a'}, {label: 'C', value: 'c'}]}     | C, a | ['c', 'a']
            datetime  | {subtype: 'date'}              | 2026-04-12          | '2026-04-12'
            datetime  | {subtype: 'date'}              | 20260412            | '2026-04-12'
            datetime  | {subtype: 'date'}              | 2026/04/12          | '2026-04-12'
            datetime  | {subtype: 'date'}              | 12/4 2026           | '12/4 2026'
            datetime  | {subtype: 'date'}              | 2026-02-30          | '2026-02-30'
            datetime  | {subtype: 'time'}              | 9.30                | '09:30'
            datetime  | {subtype: 'datetime'}          | 2026-04-12 15:00:00 | '2026-04-12T15:00'
            datetime  | {subtype: 'datetime'}          | 2026-04-12T15:00    | '2026-04-12T15:00'
            datetime  | {subtype: 'datetime'}          | 2026-04-12          | '2026-04-12'
            datetime  | {subtype: 'datetime', timeSerializingFormat: 'utc_offset'}     | 2026-04-12 15:00 | '2026-04-12T15:00+02:00'
            datetime  | {subtype: 'datetime', timeSerializingFormat: 'utc_normalized'} | 2026-04-12 15:00 | '2026-04-12T13:00Z'""")
    void a_cell_becomes_what_the_form_would_send(String type, String component, String text, String value) {
        var more = component.equals("{}") ? "}" : ", " + component.substring(1);
        var field = form("{type: '" + type + "', key: 'falt'" + more)
                .fields()
                .findFirst()
                .orElseThrow();

        assertThat(new Cell(field, CITY).read(text.replace("\\u00a0", "\u00a0")))
                .hasToString(json(value).toString());
    }
}
