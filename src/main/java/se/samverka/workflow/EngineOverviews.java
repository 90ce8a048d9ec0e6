package se.samverka.workflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.identity.CaseId;
import se.samverka.workflow.OverviewRows.Found;

/** Puts overviews together from the models and from history. */
@Service
@Transactional(readOnly = true)
class EngineOverviews implements Overviews {

    private final OverviewRows rows;
    private final Models models;
    private final Whereabouts whereabouts;
    private final Cases cases;
    private final Clock clock;

    EngineOverviews(OverviewRows rows, Models models, Whereabouts whereabouts, Cases cases, Clock clock) {
        this.rows = rows;
        this.models = models;
        this.whereabouts = whereabouts;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public boolean offered(CaseFile file) {
        return !work(file).calls().isEmpty() || rows.hasLinked(file.id());
    }

    @Override
    public List<Overview> of(CaseId about) {
        return cases.find(about).map(this::of).orElse(List.of());
    }

    private List<Overview> of(CaseFile file) {
        var calls = work(file).calls();
        var linked = byProcess(rows.linked(file.id()));
        var called = rows.main(file.id(), file.process())
                .map(main -> byProcess(rows.called(
                        file.id(),
                        main,
                        calls.values().stream().flatMap(List::stream).toList())))
                .orElse(new LinkedHashMap<>());
        var parts = new OverviewParts(file.id(), rows.participants(file.id()));
        var processes = new LinkedHashSet<>(calls.keySet());
        processes.addAll(linked.keySet());
        var all = new ArrayList<Overview>();
        for (var process : processes) {
            if (linked.containsKey(process)) {
                all.add(overview(process, linked.get(process), parts, false));
            } else {
                all.add(overview(
                        process, called.getOrDefault(process, List.of()), parts, file.regime() == Regime.SEKRETESS));
            }
        }
        return all;
    }

    private Overview overview(String process, List<Found> found, OverviewParts parts, boolean ownOnly) {
        long round = found.stream().mapToLong(Found::round).max().orElse(1);
        var last = found.stream().filter(one -> one.round() == round).toList();
        var definition = last.stream()
                .flatMap(one -> Stream.ofNullable(one.definition()))
                .reduce((one, other) -> other)
                .or(() -> whereabouts.newest(process));
        if (definition.isEmpty()) {
            return new Overview(process, process, ownOnly, round, List.of(), List.of());
        }
        return new OverviewGrid(models, definition.get(), parts, ownOnly, clock.instant())
                .overview(process, models.info(definition.get()).name(), round, last);
    }

    private CalledWork work(CaseFile file) {
        return rows.main(file.id(), file.process())
                .map(OverviewRows.Main::definition)
                .or(() -> whereabouts.newest(file.process()))
                .map(models::calledWork)
                .orElse(new CalledWork(Map.of(), List.of(), Map.of()));
    }

    private static LinkedHashMap<String, List<Found>> byProcess(List<Found> found) {
        return found.stream().collect(Collectors.groupingBy(Found::process, LinkedHashMap::new, Collectors.toList()));
    }
}
