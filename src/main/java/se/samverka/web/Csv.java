package se.samverka.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as spreadsheets here open it by double-click: semicolons, UTF-8 with its mark, dates as {@code 2026-04-12}. What
 * a spreadsheet would take for a formula is text and begins with an apostrophe.
 */
final class Csv {

    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\\t\\r\\n]");

    private final StringBuilder text = new StringBuilder("\uFEFF");

    Csv(List<String> columns) {
        line(columns);
    }

    void add(@Nullable String... cells) {
        line(Arrays.asList(cells));
    }

    void line(List<? extends @Nullable String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(";")))
                .append("\r\n");
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String day(@Nullable Instant at) {
        return at == null ? "" : LocalDate.ofInstant(at, Dates.CITY_TIME).toString();
    }

    private static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        var safe = FORMULA.matcher(value).find() ? "'" + value : value;
        return safe.matches("(?s).*[;\"\\r\\n,\\t].*") || safe.startsWith("'")
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
