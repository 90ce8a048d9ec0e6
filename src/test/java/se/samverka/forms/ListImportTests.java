package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.forms.Given.form;
import static se.samverka.forms.Given.json;
import static se.samverka.forms.Given.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samverka.forms.FileMerge.Merged;
import se.samverka.forms.FileRefused.Place;

/** Files as people have them, read into one list on 14 March 2026. */
class ListImportTests {

    private static final String LIST =
            """
            {type: 'dynamiclist', path: 'besok', isRepeating: true, properties: {import: 'csv,icalendar', maxRows: '20'}, components: [
              {type: 'textfield', key: 'id', label: 'Besöks-id', validate: {required: true}, properties: {key: 'true', icalendar: 'UID'}},
              {type: 'datetime', subtype: 'datetime', key: 'borjar', dateLabel: 'Börjar', validate: {required: true}, properties: {future: 'true', icalendar: 'DTSTART'}},
              {type: 'select', key: 'skola', label: 'Skola', validate: {required: true}, properties: {icalendar: 'SUMMARY/1'},
               values: [{label: 'Norra skolan', value: 'norra'}, {label: 'Södra skolan', value: 'sodra'}]},
              {type: 'textfield', key: 'amne', label: 'Ämne', properties: {icalendar: 'SUMMARY/2'}},
              {type: 'textfield', key: 'rum', label: 'Rum', properties: {icalendar: 'LOCATION'}},
              {type: 'radio', key: 'lage', label: 'Läge', properties: {icalendar: 'STATUS', icalendarValues: 'CONFIRMED:planerat,CANCELLED:installt'},
               values: [{label: 'Planerat', value: 'planerat'}, {label: 'Inställt', value: 'installt'}]}]}""";

    private static final String HEADINGS = "Besöks-id;Börjar;Skola;Ämne\r\n";

    private static Merged read(byte[] file, ObjectNode typed) {
        var form = form(LIST);
        var rows = (Rows) form.everyPart().findFirst().orElseThrow();
        var text = FileText.of(file);
        var city = Given.CLOCK.getZone();
        var calendar = CalendarRows.isCalendar(text);
        return FileMerge.merge(
                form,
                rows,
                calendar ? Place.EVENT : Place.ROW,
                calendar ? CalendarRows.read(text, rows, city) : CsvRows.read(text, rows),
                typed,
                LocalDate.now(Given.CLOCK),
                city);
    }

    private static Merged read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8), object("{}"));
    }

    /** Row, column and message of each complaint. */
    private static List<String> complaints(byte[] file, ObjectNode typed) {
        try {
            read(file, typed);
            return List.of();
        } catch (FileRefused refused) {
            return refused.complaints().stream()
                    .map(at -> at.number() + " " + at.column() + " "
                            + at.complaint().message())
                    .toList();
        }
    }

    private static List<String> complaints(String file) {
        return complaints(file.getBytes(StandardCharsets.UTF_8), object("{}"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, BOM", "windows-1252, ''", "UTF-16LE, BOM"})
    void a_table_is_read_whatever_spreadsheet_wrote_it(String encoding, String mark) {
        var table = (mark.isEmpty() ? "" : "\ufeff") + HEADINGS + "a1;2026-04-12 15:00;Södra skolan;Matte\r\n;;;\r\n";

        var merged = read(table.getBytes(Charset.forName(encoding)), object("{}"));

        assertThat(merged.rows())
                .isEqualTo(json("[{id: 'a1', borjar: '2026-04-12T15:00', skola: 'sodra', amne: 'Matte'}]"));
        assertThat(merged.added()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '!',
            value = {
                "id,borjar,skola ! a1,2026-04-12 15:00,norra",
                "SKOLA\\tid\\tBörjar ! Norra skolan\\ta1\\t2026-04-12 15:00",
                "sep=,\\nid,borjar,skola ! a1,2026-04-12 15:00,\"Norra skolan\"",
                "\"id\";\"borjar\";\"skola\" ! \"a1\";\"2026-04-12 15:00\";\"norra\""
            })
    void separator_and_order_of_the_columns_do_not_matter(String headings, String row) {
        assertThat(read((headings + "\n" + row).replace("\\t", "\t").replace("\\n", "\n"))
                        .rows())
                .isEqualTo(json("[{id: 'a1', borjar: '2026-04-12T15:00', skola: 'norra'}]"));
    }

    @Test
    void a_file_read_again_updates_its_rows_and_keeps_the_others() {
        var typed = object(
                """
                {besok: [{}, {id: 'a1', borjar: '2026-03-20T10:00', skola: 'norra', rum: 'A'},
                         {id: 'b2', borjar: '2026-03-21T10:00', skola: 'norra'}, {id: 'egen'}]}""");
        var file =
                HEADINGS + "b2;2026-03-21 10:00;norra;\nA1;2026-05-02 10:00;norra;Nytt\nc3;2026-06-01 10:00;sodra;\n";

        var merged = read(file.getBytes(StandardCharsets.UTF_8), typed);

        assertThat(merged.rows())
                .isEqualTo(
                        json(
                                """
                                [{id: 'A1', borjar: '2026-05-02T10:00', skola: 'norra', amne: 'Nytt', rum: 'A'},
                                 {id: 'b2', borjar: '2026-03-21T10:00', skola: 'norra'}, {id: 'egen'},
                                 {id: 'c3', borjar: '2026-06-01T10:00', skola: 'sodra'}]"""));
        assertThat(merged.added()).isEqualTo(1);
        assertThat(merged.changed()).isEqualTo(1);
        assertThat(merged.unchanged()).isEqualTo(1);
    }

    @Test
    void a_row_that_is_there_may_have_passed_and_a_new_one_may_not() {
        var typed = object("{besok: [{id: 'a1', borjar: '2026-02-01T10:00', skola: 'norra'}]}");
        var file = HEADINGS + "a1;2026-02-01 11:00;norra;\nb2;2026-03-13 10:00;norra;\nc3;2026-03-14 10:00;norra;\n";

        assertThat(complaints(file.getBytes(StandardCharsets.UTF_8), typed))
                .containsExactly("3 Börjar forms.import.passed");
    }

    @Test
    void every_row_that_does_not_hold_is_told_with_its_column() {
        assertThat(complaints(HEADINGS
                        + "a1;2026-04-12 15:00;norra;\n"
                        + "\n"
                        + ";2026-04-12 15:00;norra;\n"
                        + "b2;12 april;norra;\n"
                        + "c3;2026-04-12 15:00;Östra skolan;\n"
                        + "A1;2026-04-12 15:00;norra;\n"
                        + "d4;2026-04-12 15:00;norra;Matte;mer\n"))
                .containsExactly("8 null forms.import.cell");
        assertThat(complaints(HEADINGS
                        + "a1;2026-04-12 15:00;norra;\n"
                        + "\n"
                        + ";2026-04-12 15:00;norra;\n"
                        + "b2;12 april;norra;\n"
                        + "c3;2026-04-12 15:00;Östra skolan;\n"
                        + "A1;2026-04-12 15:00;norra;\n"
                        + "d4;2026-01-12 15:00\n"))
                .containsExactly(
                        "4 Besöks-id forms.import.required",
                        "5 Börjar forms.import.DATETIME",
                        "6 Skola forms.import.choice",
                        "7 Besöks-id forms.import.twice.ROW",
                        "8 Skola forms.import.required",
                        "8 Börjar forms.import.passed");
    }

    @Test
    void wrong_columns_are_named() {
        assertThatThrownBy(() -> read("Besöks-id;Motståndare;Skola;Skola;19121212-1212\na;b;c;d;e"))
                .isInstanceOfSatisfying(FileRefused.class, refused -> assertThat(refused.complaints())
                        .extracting(at -> at.complaint().message() + " "
                                + at.complaint().arguments().get(0))
                        .containsExactly(
                                "forms.import.same-heading Skola",
                                "forms.import.missing Börjar",
                                "forms.import.unknown Motståndare",
                                "forms.import.unknown ?"));
        assertThat(complaints("a1;2026-04-12 15:00;norra\n")).containsExactly("null null forms.import.headings");
    }

    @Test
    void ten_thousand_lines_are_refused_at_once() {
        var file = HEADINGS
                + IntStream.range(0, 10_000)
                        .mapToObj(i -> "id" + i + ";2026-04-12 15:00;norra;\n")
                        .collect(Collectors.joining());

        assertThat(complaints(file)).containsExactly("null null forms.import.many");
    }

    @Test
    void the_list_holds_no_more_than_it_may_together_with_the_file() {
        var typed = object("{besok: ["
                + IntStream.range(0, 19).mapToObj(i -> "{id: 'x" + i + "'}").collect(Collectors.joining(",")) + "]}");
        var file = HEADINGS + "a1;2026-04-12 15:00;norra;\nb2;2026-04-12 15:00;norra;\n";

        assertThat(complaints(file.getBytes(StandardCharsets.UTF_8), typed))
                .containsExactly("null null forms.import.full");
    }

    @Test
    void what_is_no_table_says_what_it_is() {
        assertThat(complaints("")).containsExactly("null null forms.import.empty");
        assertThat(complaints(" \r\n ")).containsExactly("null null forms.import.empty");
        assertThat(complaints(HEADINGS)).containsExactly("null null forms.import.empty");
        assertThat(complaints(HEADINGS + "a1;\"2026-04-12 15:00;norra;\n"))
                .containsExactly("2 null forms.import.quotes");
        assertThat(complaints("PK\u0003\u0004 xlsx")).containsExactly("null null forms.import.binary");
        assertThat(complaints("%PDF-1.7")).containsExactly("null null forms.import.binary");
        assertThat(complaints("id;borjar\u0000")).containsExactly("null null forms.import.text");
        assertThat(complaints(HEADINGS + "a;2026-04-12 15:00;S\u00c3\u00b6dra skolan;"))
                .containsExactly("null null forms.import.encoding");
        assertThat(complaints(HEADINGS.getBytes(StandardCharsets.UTF_16LE), object("{}")))
                .containsExactly("null null forms.import.text");
        assertThat(complaints(new byte[] {'i', 'd', ';', (byte) 0x81}, object("{}")))
                .containsExactly("null null forms.import.text");
    }

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Prov//SV\r\n"
                + String.join("", events)
                + "END:VCALENDAR\r\n";
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }

    @Test
    void a_calendar_becomes_rows_in_the_citys_time() {
        var file = calendar(
                event(
                        "UID:a1@prov",
                        "DTSTART:20260412T130000Z",
                        "SUMMARY:Norra skolan - Matte\\, del 1",
                        "LOCATION:Rum 3"),
                event(
                        "UID:b2",
                        "DTSTART;TZID=Europe/London:20260413T100000",
                        "SUMMARY:sodra – Sl",
                        " öjd",
                        "STATUS:CANCELLED"),
                event("UID:c3", "DTSTART:20260414T080000", "SUMMARY:norra — Bild", "STATUS:CONFIRMED"));

        assertThat(read(file).rows())
                .isEqualTo(
                        json(
                                """
                                [{id: 'a1@prov', borjar: '2026-04-12T15:00', skola: 'norra', amne: 'Matte, del 1', rum: 'Rum 3', lage: 'planerat'},
                                 {id: 'b2', borjar: '2026-04-13T11:00', skola: 'sodra', amne: 'Slöjd', lage: 'installt'},
                                 {id: 'c3', borjar: '2026-04-14T08:00', skola: 'norra', amne: 'Bild', lage: 'planerat'}]"""));
    }

    @Test
    void events_that_do_not_hold_are_counted() {
        assertThat(complaints(calendar(
                        event("UID:a1", "DTSTART:20260412T130000Z", "SUMMARY:Norra skolan"),
                        event("UID:a1", "DTSTART:20260412T130000Z", "SUMMARY:Norra skolan - Matte"),
                        event("UID:b2", "DTSTART;VALUE=DATE:20260412", "SUMMARY:Östra skolan - Matte"),
                        event("UID:c3", "DTSTART:20250412T130000Z", "SUMMARY:norra - Matte", "STATUS:TENTATIVE"))))
                .containsExactly(
                        "1 Skola forms.import.required",
                        "2 Besöks-id forms.import.twice.EVENT",
                        "3 Börjar forms.import.DATETIME",
                        "3 Skola forms.import.choice",
                        "4 Läge forms.import.choice",
                        "4 Börjar forms.import.passed");
        assertThat(complaints(calendar(event("UID:a1", "DTSTART:20260412T130000Z", "RRULE:FREQ=WEEKLY"))))
                .containsExactly("1 null forms.import.repeated");
        assertThat(complaints(calendar())).containsExactly("null null forms.import.empty");
        assertThat(complaints(calendar(event("UID:a1", "DTSTART:i morgon"))))
                .containsExactly("6 null forms.import.unreadable");
    }
}
