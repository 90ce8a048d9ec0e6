package se.samverka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The document of who may see what, read as data: the tables under its headings, cell by cell.
 *
 * @param columns the people, from the head of the table
 * @param rows by their first cell, what each of the people gets
 */
public record WhoMaySeeWhat(List<String> columns, Map<String, Map<String, String>> rows) {

    private static final Path DOCUMENT = Path.of("src/docs/who-may-see-what.md");

    public static WhoMaySeeWhat under(String heading) {
        var lines = lines().dropWhile(line -> !line.matches("#+ " + heading)).skip(1);
        var table = lines.takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("|") && !line.matches("[|: -]+"))
                .map(WhoMaySeeWhat::cells)
                .toList();
        if (table.size() < 2) {
            throw new IllegalStateException("No table under " + heading);
        }
        var people = table.get(0).subList(1, table.get(0).size());
        var rows = new LinkedHashMap<String, Map<String, String>>();
        table.subList(1, table.size()).forEach(row -> rows.put(row.get(0), cells(people, row)));
        return new WhoMaySeeWhat(people, rows);
    }

    /** The table as the document writes it, so that a difference can be read and copied. */
    public String table() {
        var lines = new ArrayList<>(List.of(line("", columns), "|---".repeat(columns.size() + 1) + "|"));
        rows.forEach((first, cells) -> lines.add(line("`" + first + "`", cells.values())));
        return String.join("\n", lines);
    }

    private static String line(String first, Collection<String> cells) {
        return "| " + first + " | " + String.join(" | ", cells) + " |";
    }

    private static Map<String, String> cells(List<String> people, List<String> row) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < people.size(); i++) {
            cells.put(people.get(i), row.get(i + 1));
        }
        return cells;
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        for (var cell : line.substring(1).split("\\|")) {
            cells.add(cell.replace("`", "").strip());
        }
        return cells;
    }

    private static Stream<String> lines() {
        try {
            return Files.readString(DOCUMENT).lines();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
