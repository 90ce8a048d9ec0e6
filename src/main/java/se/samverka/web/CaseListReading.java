package se.samverka.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.CaseFile.State;
import se.samverka.workflow.CaseList;
import se.samverka.workflow.Processes.Place;

/** The list of cases in words. */
@Component
class CaseListReading {

    private static final int MOST_IN_A_FILE = 10_000;
    private static final List<String> COLUMNS =
            List.of("number", "title", "process", "area", "state", "opened", "closed", "where", "due", "late");

    private final CaseList list;
    private final Names names;
    private final MessageSource messages;

    CaseListReading(CaseList list, Names names, MessageSource messages) {
        this.list = list;
        this.names = names;
        this.messages = messages;
    }

    @Transactional
    View page(CaseListQuery asked) {
        var found = list.page(asked.rows());
        var processes = remembered(names::process);
        var areas = remembered(names::area);
        var now = Instant.now();
        var rows = found.rows().stream()
                .map(row -> new Line(
                        row.number(),
                        row.title(),
                        processes.apply(row.process()),
                        areas.apply(row.area()),
                        row.state() == State.CLOSED,
                        Dates.day(row.openedAt()),
                        row.places().stream()
                                .map(place -> new Standing(place.name(), Due.of(place.due(), now)))
                                .toList()))
                .toList();
        return View.of(rows, found.hits(), asked.pageNumber());
    }

    @Transactional
    Csv file(CaseListQuery asked) {
        var csv = new Csv(
                COLUMNS.stream().map(column -> say("cases.column." + column)).toList());
        var processes = remembered(names::process);
        var areas = remembered(names::area);
        var now = Instant.now();
        for (var row : list.export(asked.file(MOST_IN_A_FILE)).rows()) {
            var due = row.places().stream()
                    .map(Place::due)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo);
            csv.add(
                    row.number(),
                    row.title(),
                    processes.apply(row.process()),
                    areas.apply(row.area()),
                    say("case.state." + row.state()),
                    Csv.day(row.openedAt()),
                    Csv.day(row.closedAt()),
                    row.places().stream().map(Place::name).distinct().collect(Collectors.joining(", ")),
                    Csv.day(due.orElse(null)),
                    say(due.filter(now::isAfter).isPresent() ? "cases.late.yes" : "cases.late.no"));
        }
        return csv;
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    private static UnaryOperator<String> remembered(UnaryOperator<String> name) {
        Map<String, String> known = new HashMap<>();
        return code -> known.computeIfAbsent(code, name);
    }

    /**
     * One page.
     *
     * @param hits as {@link CaseList.Page} has it
     * @param first number of the first row, 0 when there is none
     * @param previous number of the page before, or null
     */
    record View(List<Line> rows, long hits, int first, int last, @Nullable Integer previous, @Nullable Integer next) {

        static View of(List<Line> rows, long hits, int page) {
            int before = (page - 1) * CaseListQuery.ROWS;
            long reachable = Math.min(hits, CaseList.COUNTED);
            return new View(
                    rows,
                    hits,
                    rows.isEmpty() ? 0 : before + 1,
                    before + rows.size(),
                    page > 1 ? page - 1 : null,
                    before + rows.size() < reachable ? page + 1 : null);
        }

        public boolean isMore() {
            return hits > CaseList.COUNTED;
        }
    }

    record Line(
            String number,
            @Nullable String title,
            String process,
            String area,
            boolean closed,
            String opened,
            List<Standing> places) {}

    record Standing(String name, @Nullable Due due) {}
}
