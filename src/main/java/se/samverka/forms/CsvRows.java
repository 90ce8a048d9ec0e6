package se.samverka.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import se.samverka.forms.FileRefused.At;
import se.samverka.forms.FileRefused.Place;

/**
 * Rows of a table as spreadsheets write it: headings first, then semicolons, tabs or commas between the cells (RFC 4180,
 * and what Excel makes of it). Row numbers are those the spreadsheet shows.
 */
final class CsvRows {

    private static final ObjectReader CSV =
            new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);

    private static final List<Character> SEPARATORS = List.of(';', '\t', ',');

    private final String text;
    private final Rows list;
    private final List<Column> columns;
    private final List<At> complaints = new ArrayList<>();

    private CsvRows(String text, Rows list) {
        this.text = text;
        this.list = list;
        this.columns = ListColumns.of(list);
    }

    /**
     * At most as many rows as the list holds; cells are not looked at yet.
     *
     * @throws FileRefused when the headings are not those of the list, or it is no table
     */
    static List<FileRow> read(String text, Rows list) {
        var hint = text.toLowerCase(Locale.ROOT).startsWith("sep=");
        return hint
                ? new CsvRows(text, list).read(1, List.of(text.charAt(4)))
                : new CsvRows(text, list).read(0, SEPARATORS);
    }

    /** @param before rows that only say how the table is written */
    private List<FileRow> read(int before, List<Character> separators) {
        var separator = separators.stream()
                .max(Comparator.comparingLong((Character each) -> known(before, each))
                        .thenComparing(each -> -separators.indexOf(each)))
                .orElseThrow();
        var records = records(before, separator);
        var headings = records.isEmpty() ? new String[0] : records.get(0);
        var found = headings(headings, before + 1);
        if (!complaints.isEmpty()) {
            throw new FileRefused(complaints);
        }
        var rows = new ArrayList<FileRow>();
        for (var i = 1; i < records.size(); i++) {
            row(records.get(i), found, before + i + 1, rows);
        }
        if (!complaints.isEmpty()) {
            throw new FileRefused(complaints);
        }
        return rows;
    }

    private long known(int before, char separator) {
        try (var records = open(before, separator)) {
            return records.hasNextValue()
                    ? Arrays.stream(records.nextValue())
                            .filter(heading -> columns.stream().anyMatch(column -> column.isCalled(heading)))
                            .count()
                    : 0;
        } catch (JsonProcessingException | RuntimeJsonMappingException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MappingIterator<String[]> open(int before, char separator) throws IOException {
        var schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        MappingIterator<String[]> records = CSV.with(schema).readValues(text);
        for (var i = 0; i < before && records.hasNextValue(); i++) {
            records.nextValue();
        }
        return records;
    }

    private List<String[]> records(int before, char separator) {
        var read = new ArrayList<String[]>();
        var filled = 0;
        try (var records = open(before, separator)) {
            while (records.hasNextValue()) {
                var record = records.nextValue();
                read.add(record);
                filled += isEmpty(record) ? 0 : 1;
                if (filled > list.most() + 1 || read.size() > 20 * list.most() + 1) {
                    throw new FileRefused("forms.import.many", list.most());
                }
            }
            return read;
        } catch (JsonProcessingException | RuntimeJsonMappingException e) {
            throw new FileRefused(List.of(new At(
                    Place.ROW, before + read.size() + 1, null, new Complaint("forms.import.quotes", List.of()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The column under each heading, by position; those without heading and the unknown are left out. */
    private LinkedHashMap<Integer, Column> headings(String[] headings, int row) {
        var found = new LinkedHashMap<Integer, Column>();
        var unknown = new ArrayList<At>();
        for (var i = 0; i < headings.length; i++) {
            var heading = headings[i].strip();
            var column = columns.stream().filter(each -> each.isCalled(heading)).findFirst();
            if (column.isEmpty() && !heading.isEmpty()) {
                unknown.add(at(row, "forms.import.unknown", shown(heading), i + 1));
            } else if (column.isPresent() && found.containsValue(column.get())) {
                complaints.add(at(row, "forms.import.same-heading", column.get().label()));
            } else if (column.isPresent()) {
                found.put(i, column.get());
            }
        }
        if (found.isEmpty()) {
            var wanted = columns.stream().map(Column::label).collect(Collectors.joining("; "));
            throw new FileRefused("forms.import.headings", wanted);
        }
        columns.stream()
                .filter(column -> column.field().required() && !found.containsValue(column))
                .forEach(column -> complaints.add(at(row, "forms.import.missing", column.label())));
        complaints.addAll(unknown);
        return found;
    }

    /** A heading is repeated only when it looks like one: what stands first in a table without headings may be anything. */
    private static String shown(String heading) {
        return heading.matches("[\\p{L}][\\p{L} ./()-]{0,29}") ? heading : "?";
    }

    private void row(String[] record, LinkedHashMap<Integer, Column> found, int number, List<FileRow> rows) {
        if (isEmpty(record)) {
            return;
        }
        for (var i = 0; i < record.length; i++) {
            if (!found.containsKey(i) && !record[i].isBlank()) {
                complaints.add(at(number, "forms.import.cell", i + 1));
                return;
            }
        }
        var cells = new LinkedHashMap<String, String>();
        found.forEach((position, column) ->
                cells.put(column.field().path(), position < record.length ? record[position] : ""));
        rows.add(new FileRow(number, cells));
    }

    private static boolean isEmpty(String[] record) {
        return Arrays.stream(record).allMatch(String::isBlank);
    }

    private static At at(int row, String message, Object... arguments) {
        return new At(Place.ROW, row, null, new Complaint(message, List.of(arguments)));
    }
}
