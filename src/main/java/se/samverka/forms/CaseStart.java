package se.samverka.forms;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Unit;
import se.samverka.workflow.Processes;
import se.samverka.workflow.Processes.ProcessInfo;

/** Who may start a process, as which unit and in which area. */
@Component
class CaseStart {

    /** Key of the form field that names the case's area. */
    static final String AREA = "omrade";

    /** The area of a case that only units of the whole city start. */
    static final String CITY = "staden";

    private final Processes processes;
    private final Organisations organisations;
    private final CurrentActor actors;

    CaseStart(Processes processes, Organisations organisations, CurrentActor actors) {
        this.processes = processes;
        this.organisations = organisations;
        this.actors = actors;
    }

    /**
     * One way in which the acting person can start the process.
     *
     * @param actor the actor the unit starts it as
     */
    record Way(ProcessInfo process, Unit unit, String actor) {

        boolean covers(String area) {
            return unit.areas().isEmpty() || unit.areas().contains(area);
        }
    }

    /** @throws NothingHere when none of my units starts it */
    @Transactional
    public List<Way> ways(String process) {
        var ways = processes.find(process).stream().flatMap(this::ways).toList();
        if (ways.isEmpty()) {
            throw new NothingHere();
        }
        return ways;
    }

    private Stream<Way> ways(ProcessInfo process) {
        return actors.require().units().stream()
                .sorted()
                .map(organisations::unit)
                .flatMap(Optional::stream)
                .flatMap(unit -> unit.actors().stream()
                        .filter(process.startedBy()::contains)
                        .sorted()
                        .map(actor -> new Way(process, unit, actor)));
    }

    /** The area the form names, else the only one my units cover, else the whole city when they cover none in particular. */
    static String area(List<Way> ways, @Nullable String named) {
        if (named != null) {
            return named;
        }
        var areas = ways.stream()
                .flatMap(way -> way.unit().areas().stream())
                .distinct()
                .toList();
        if (areas.isEmpty()) {
            return CITY;
        }
        if (areas.size() != 1) {
            throw new InvalidForm(AREA, "forms.area.choose");
        }
        return areas.get(0);
    }

    static Way way(List<Way> ways, String area) {
        return ways.stream()
                .filter(way -> way.covers(area))
                .min(Comparator.comparing(way -> way.unit().areas().isEmpty()))
                .orElseThrow(() -> new InvalidForm(AREA, "forms.area.not-yours"));
    }

    /** Units by actor: my own, and those that take part from the start. */
    Map<String, String> participants(Way way, String area, LocalDate today) {
        var participants = new HashMap<>(Map.of(way.actor(), way.unit().code()));
        for (var actor : way.process().participants()) {
            participants.computeIfAbsent(actor, missing -> organisations
                    .unitFor(actor, area, today)
                    .map(Unit::code)
                    .orElseThrow(() ->
                            new InvalidForm(InvalidForm.WHOLE, "forms.area.nobody", organisations.actorName(actor))));
        }
        return participants;
    }
}
