package se.samverka.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.caserecord.LinkedCases;
import se.samverka.caserecord.LinkedCases.Link;
import se.samverka.caserecord.LinkedCases.Opening;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Authority;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Unit;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;
import se.samverka.workflow.Processes.ProcessInfo;

/** Performed again it opens cases for the organisations that have come since, and for those that have got a unit. */
@StepInfo(
        name = "openForOrganisations",
        title = "Öppna ett underärende för varje organisation",
        says =
                "Öppnar ett underärende för varje organisation som finns i dag och inte har något, med organisationens enhet"
                        + " som deltagare.",
        in = {
            @Value(
                    name = "kinds",
                    type = Type.CODES,
                    says = "Slagen av organisationer i registret, till exempel namnd,bolag"),
            @Value(
                    name = "actor",
                    type = Type.CODES,
                    says = "Aktören som organisationens enhet deltar som; fler skrivs efter ett komma"),
            @Value(name = "process", says = "Underärendenas process")
        },
        out = {
            @Value(name = "opened", type = Type.NUMBER, says = "Antalet underärenden som öppnades nu"),
            @Value(name = "after", type = Type.NUMBER, says = "Antalet som fanns före dem"),
            @Value(
                    name = "missing",
                    type = Type.NUMBER,
                    says = "Antalet organisationer som ingen enhet svarar för; de står i avsnittet utan-enhet")
        },
        writes = "utan-enhet")
class OpenForOrganisations implements Step {

    private final Organisations organisations;
    private final Cases cases;
    private final LinkedCases linked;
    private final Processes processes;
    private final WithoutUnit without;
    private final Clock clock;

    OpenForOrganisations(
            Organisations organisations,
            Cases cases,
            LinkedCases linked,
            @Lazy Processes processes,
            @Lazy WithoutUnit without,
            Clock clock) {
        this.organisations = organisations;
        this.cases = cases;
        this.linked = linked;
        this.processes = processes;
        this.without = without;
        this.clock = clock;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var parent = cases.find(about).orElseThrow(() -> new Refused("case-unknown"));
        var process = processes.find(in.code("process")).orElseThrow(() -> new Refused("process-unknown"));
        var actors = in.codes("actor");
        var today = LocalDate.now(clock);
        var after = linked.count(about);
        var openings = new ArrayList<Opening>();
        var missing = new ArrayList<Authority>();
        var others = others(about, process, actors);
        for (var authority : waiting(about, actors.get(0), Set.copyOf(in.codes("kinds")), today)) {
            var units = unitsOf(authority, actors, today);
            if (units.keySet().containsAll(actors)) {
                openings.add(opening(parent, process, authority, with(others, units)));
            } else {
                missing.add(authority);
            }
        }
        linked.open(about, openings);
        without.write(about, missing);
        return new Outputs(Map.of("opened", openings.size(), "after", after, "missing", missing.size()));
    }

    /** Neither linked by its code nor through a unit that has taken over. */
    private List<Authority> waiting(CaseId about, String actor, Set<String> kinds, LocalDate today) {
        var authorityOf = organisations.units(today).stream().collect(Collectors.toMap(Unit::code, Unit::authority));
        var links = linked.of(about);
        var done = links.stream().map(Link::key).collect(Collectors.toSet());
        var units = linked.unitsOf(about, actor);
        links.stream()
                .filter(link -> link.child().state() == CaseFile.State.ACTIVE)
                .flatMap(link -> Optional.ofNullable(units.get(link.child().id())).stream())
                .flatMap(unit -> Optional.ofNullable(authorityOf.get(unit)).stream())
                .forEach(done::add);
        return organisations.authorities(today).stream()
                .filter(authority -> kinds.contains(authority.kind()) && !done.contains(authority.code()))
                .toList();
    }

    /** Those of the actors that the organisation has a unit for. */
    private Map<String, String> unitsOf(Authority authority, List<String> actors, LocalDate today) {
        var units = new HashMap<String, String>();
        actors.forEach(actor ->
                organisations.unitOf(authority.code(), actor, today).ifPresent(unit -> units.put(actor, unit.code())));
        return units;
    }

    private Map<String, String> others(CaseId about, ProcessInfo process, List<String> actors) {
        return cases.unitsFor(
                about,
                process.participants().stream()
                        .filter(other -> !actors.contains(other))
                        .toList());
    }

    private static Map<String, String> with(Map<String, String> others, Map<String, String> units) {
        var participants = new HashMap<>(others);
        participants.putAll(units);
        return participants;
    }

    private static Opening opening(
            CaseFile parent, ProcessInfo process, Authority authority, Map<String, String> participants) {
        var area = Optional.ofNullable(authority.area()).orElse(parent.area());
        var with = new NewCase(
                process.id(), process.prefix(), process.regime(), process.retentionClass(), area, participants);
        return new Opening(authority.code(), authority.name(), with);
    }
}
