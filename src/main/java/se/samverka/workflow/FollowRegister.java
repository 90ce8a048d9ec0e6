package se.samverka.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.LinkedCases;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Authority;
import se.samverka.organisation.Organisations;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

/** An organisation that is split, or that nobody takes over, has nobody to go on for it: its own flow says what then. */
@StepInfo(
        name = "followRegister",
        title = "Följ registret",
        says =
                "Låter den som har tagit över efter en organisation ta över dess underärende, och säger till de underärenden"
                        + " som ingen eller flera har tagit över.",
        in =
                @Value(
                        name = "actor",
                        type = Type.CODES,
                        says = "Aktören som organisationens enhet deltar som; fler skrivs efter ett komma"),
        out = {
            @Value(name = "takenOver", type = Type.NUMBER, says = "Antalet underärenden som en annan enhet tog över"),
            @Value(
                    name = "ended",
                    type = Type.NUMBER,
                    says = "Antalet underärenden som fick veta att organisationen har upphört; där är upphord true"),
            @Value(
                    name = "missing",
                    type = Type.NUMBER,
                    says = "Antalet underärenden vars nya organisation ingen enhet svarar för")
        })
class FollowRegister implements Step {

    private final Organisations organisations;
    private final Cases cases;
    private final LinkedCases linked;
    private final Processes processes;
    private final CurrentActor actors;
    private final Clock clock;

    FollowRegister(
            Organisations organisations,
            Cases cases,
            LinkedCases linked,
            @Lazy Processes processes,
            CurrentActor actors,
            Clock clock) {
        this.organisations = organisations;
        this.cases = cases;
        this.linked = linked;
        this.processes = processes;
        this.actors = actors;
        this.clock = clock;
    }

    private enum Fate {
        STAYS,
        TAKEN_OVER,
        ENDED,
        MISSING
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var actors = in.codes("actor");
        var today = LocalDate.now(clock);
        var units = linked.unitsOf(about, actors.get(0));
        var fates = new EnumMap<Fate, Integer>(Fate.class);
        for (var link : linked.of(about)) {
            var unit = units.get(link.child().id());
            if (unit != null && link.child().state() == CaseFile.State.ACTIVE) {
                fates.merge(follow(link.child(), actors, unit, today), 1, Integer::sum);
            }
        }
        return new Outputs(Map.of(
                "takenOver", fates.getOrDefault(Fate.TAKEN_OVER, 0),
                "ended", fates.getOrDefault(Fate.ENDED, 0),
                "missing", fates.getOrDefault(Fate.MISSING, 0)));
    }

    /** The first actor's unit decides; the others change with it. */
    private Fate follow(CaseFile child, List<String> actors, String unit, LocalDate today) {
        boolean answers = organisations.units(today).stream()
                .anyMatch(one -> one.code().equals(unit) && one.actors().contains(actors.get(0)));
        if (answers) {
            return Fate.STAYS;
        }
        var heirs = heirs(unit, today);
        if (heirs.size() != 1) {
            return processes.change(child.id(), Map.of("upphord", true)) ? Fate.ENDED : Fate.STAYS;
        }
        return takeOver(child, actors, heirs.get(0), today);
    }

    private List<Authority> heirs(String unit, LocalDate today) {
        return organisations
                .unit(unit)
                .map(ended -> organisations.heirs(ended.authority(), today))
                .orElse(List.of());
    }

    private Fate takeOver(CaseFile child, List<String> actors, Authority heir, LocalDate today) {
        var units = new HashMap<String, String>();
        actors.forEach(actor ->
                organisations.unitOf(heir.code(), actor, today).ifPresent(unit -> units.put(actor, unit.code())));
        if (!units.keySet().containsAll(actors)) {
            return Fate.MISSING;
        }
        return this.actors.asSystem(child.id(), () -> {
            units.forEach((actor, unit) -> cases.replace(child.id(), actor, unit));
            cases.rename(child.id(), title(child.title(), heir.name()));
            return Fate.TAKEN_OVER;
        });
    }

    /** Says who it was before, and not more than once. */
    private static @Nullable String title(@Nullable String before, String now) {
        return before == null || before.startsWith(now)
                ? before
                : now + " (tidigare " + before.replaceFirst(" \\(tidigare .*", "") + ")";
    }
}
