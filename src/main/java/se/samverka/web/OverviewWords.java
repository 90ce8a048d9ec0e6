package se.samverka.web;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.samverka.web.OverviewView.Cell;
import se.samverka.web.OverviewView.Total;
import se.samverka.workflow.Overviews;
import se.samverka.workflow.Overviews.Overview;
import se.samverka.workflow.Overviews.Standing;
import se.samverka.workflow.Overviews.Who;

/** What stands in the rows and totals of an overview. */
@Component
class OverviewWords {

    private static final int UNITS_NAMED = 3;

    private final Names names;
    private final MessageSource messages;
    private final Clock clock;

    OverviewWords(Names names, MessageSource messages, Clock clock) {
        this.names = names;
        this.messages = messages;
        this.clock = clock;
    }

    static List<Total> totals(Overview overview) {
        return IntStream.range(0, overview.steps().size())
                .mapToObj(at -> {
                    var count = overview.rows().stream()
                            .collect(Collectors.groupingBy(
                                    row -> row.cells().get(at).standing(), Collectors.summingInt(row -> 1)));
                    var step = overview.steps().get(at);
                    return new Total(
                            step.name(),
                            step.usual(),
                            count.getOrDefault(Standing.DONE, 0),
                            count.getOrDefault(Standing.ONGOING, 0),
                            count.getOrDefault(Standing.LATE, 0),
                            count.getOrDefault(Standing.WAITING, 0),
                            count.getOrDefault(Standing.SKIPPED, 0),
                            overview.rows().size() - count.getOrDefault(Standing.NOT_NEEDED, 0));
                })
                .toList();
    }

    List<OverviewView.Row> rows(Overview overview, List<Overviews.Row> rows, Locale language) {
        var called = new HashMap<String, String>();
        return rows.stream()
                .map(row -> {
                    var units = row.who().stream()
                            .map(who -> called.computeIfAbsent(who.unit(), names::unit))
                            .distinct()
                            .toList();
                    return new OverviewView.Row(
                            name(row, units, language),
                            row.number(),
                            row.child() == null ? actors(row.who()) : some(units, language),
                            row.begun(),
                            row.isLate(),
                            cells(overview, row, language));
                })
                .toList();
    }

    private String name(Overviews.Row row, List<String> units, Locale language) {
        if (row.child() != null) {
            return row.title() == null ? String.valueOf(row.number()) : row.title();
        }
        return units.isEmpty() ? say("overview.nobody-yet", language) : some(units, language);
    }

    private String actors(List<Who> who) {
        return who.stream().map(Who::actor).distinct().map(names::actor).collect(Collectors.joining(", "));
    }

    private String some(List<String> units, Locale language) {
        return units.size() <= UNITS_NAMED
                ? String.join(", ", units)
                : say(
                        "overview.units-more",
                        language,
                        String.join(", ", units.subList(0, UNITS_NAMED - 1)),
                        units.size() - UNITS_NAMED + 1);
    }

    private List<Cell> cells(Overview overview, Overviews.Row row, Locale language) {
        return IntStream.range(0, overview.steps().size())
                .mapToObj(at -> {
                    var cell = row.cells().get(at);
                    var step = overview.steps().get(at).name();
                    var day = day(cell.at());
                    return new Cell(
                            step,
                            cell.standing(),
                            text(cell.standing(), day, language),
                            day == null ? null : day.toString());
                })
                .toList();
    }

    private String text(Standing standing, @Nullable LocalDate day, Locale language) {
        var today = LocalDate.now(clock.withZone(Dates.CITY_TIME));
        var key = "overview.cell." + standing + (standing == Standing.ONGOING && day == null ? ".open" : "");
        return say(
                key,
                language,
                day == null ? "" : shortDay(day, today, language),
                day == null ? 0 : Math.max(0, DAYS.between(day, today)));
    }

    /** The year only when it is another one. */
    private static String shortDay(LocalDate day, LocalDate today, Locale language) {
        var pattern = day.getYear() == today.getYear() ? "d\u00a0MMM" : "d\u00a0MMM\u00a0yyyy";
        return DateTimeFormatter.ofPattern(pattern, language).format(day);
    }

    private static @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, Dates.CITY_TIME);
    }

    String say(String key, Locale language, Object... about) {
        return messages.getMessage(key, about, language);
    }
}
