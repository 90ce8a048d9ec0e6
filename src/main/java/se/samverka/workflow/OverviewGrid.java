package se.samverka.workflow;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.samverka.workflow.OverviewRows.Found;
import se.samverka.workflow.Overviews.Cell;
import se.samverka.workflow.Overviews.Overview;
import se.samverka.workflow.Overviews.Row;
import se.samverka.workflow.Overviews.Standing;
import se.samverka.workflow.Overviews.Step;

/** The rows of one overview, as far as the acting person may know of them. */
class OverviewGrid {

    private static final Comparator<Found> OPEN_THEN_DONE_THEN_BROKEN_OFF =
            Comparator.comparing((Found task) -> task.done() != null).thenComparing(task -> !task.completed());

    private static final Set<Standing> TELLING =
            Set.of(Standing.DONE, Standing.ONGOING, Standing.LATE, Standing.WAITING, Standing.SKIPPED);

    private final CalledWork work;
    private final Map<String, Set<String>> reserved;
    private final List<Step> steps;
    private final OverviewParts parts;
    private final boolean ownOnly;
    private final Instant now;

    OverviewGrid(Models models, String definition, OverviewParts parts, boolean ownOnly, Instant now) {
        this.work = models.calledWork(definition);
        this.reserved = models.reserved(definition);
        this.parts = parts;
        this.ownOnly = ownOnly;
        this.now = now;
        this.steps = mine(work.steps());
    }

    /** Those of others are left out where each sees only their own. */
    private List<Step> mine(List<Step> all) {
        var mine = parts.actorsOfMine(null);
        return all.stream()
                .filter(step -> !ownOnly || mine.contains(work.actors().get(step.element())))
                .toList();
    }

    /** Without the steps that nobody has needed or I may know of nobody's. */
    Overview overview(String process, String name, long round, List<Found> found) {
        var all = rows(found);
        var kept = IntStream.range(0, steps.size())
                .filter(at -> all.isEmpty() && steps.get(at).usual()
                        || all.stream()
                                .anyMatch(row ->
                                        TELLING.contains(row.cells().get(at).standing())))
                .toArray();
        return new Overview(
                process,
                name,
                ownOnly,
                round,
                Arrays.stream(kept).mapToObj(steps::get).toList(),
                all.stream().map(row -> row.with(kept)).toList());
    }

    private List<Row> rows(List<Found> found) {
        return found.stream()
                .collect(Collectors.groupingBy(Found::row, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(this::row)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Row> row(List<Found> tasks) {
        var first = tasks.get(0);
        var mine = parts.actorsOfMine(first.child());
        var cells = steps.stream().map(step -> cell(step, tasks, mine)).toList();
        var standings = cells.stream().map(Cell::standing).collect(Collectors.toSet());
        if (ownOnly && Collections.disjoint(standings, Set.of(Standing.DONE, Standing.ONGOING, Standing.LATE))) {
            return Optional.empty();
        }
        return Optional.of(new Row(
                first.child(),
                first.number(),
                first.title(),
                parts.who(first.child(), actors(tasks)),
                first.definition() != null,
                first.open(),
                cells));
    }

    /** In a linked case all who have a step there, elsewhere those who have had a task. */
    private Set<String> actors(List<Found> tasks) {
        if (tasks.get(0).child() != null) {
            return new HashSet<>(work.actors().values());
        }
        var mine = parts.actorsOfMine(null);
        return tasks.stream()
                .map(task -> task.element() == null ? null : work.actors().get(task.element()))
                .filter(Objects::nonNull)
                .filter(actor -> !ownOnly || mine.contains(actor))
                .collect(Collectors.toSet());
    }

    private Cell cell(Step step, List<Found> tasks, Set<String> mine) {
        var shownTo = reserved.get(step.element());
        if (shownTo != null && Collections.disjoint(shownTo, mine)) {
            return new Cell(Standing.WITHHELD, null);
        }
        // The last of those that are equal in this: a step may be done more than once.
        return tasks.stream()
                .filter(task -> step.element().equals(task.element()))
                .reduce((one, other) -> OPEN_THEN_DONE_THEN_BROKEN_OFF.compare(one, other) < 0 ? one : other)
                .map(this::of)
                .orElseGet(() -> new Cell(untouched(step, tasks.get(0)), null));
    }

    private Cell of(Found task) {
        if (task.done() != null) {
            return task.completed() ? new Cell(Standing.DONE, task.done()) : new Cell(Standing.SKIPPED, null);
        }
        var due = task.due();
        return new Cell(due != null && due.isBefore(now) ? Standing.LATE : Standing.ONGOING, due);
    }

    private static Standing untouched(Step step, Found row) {
        if (!step.usual()) {
            return Standing.NOT_NEEDED;
        }
        return row.open() ? Standing.WAITING : Standing.SKIPPED;
    }
}
