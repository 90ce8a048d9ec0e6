package se.samverka.caserecord;

import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Value;

@StepInfo(
        name = "closeLinked",
        title = "Avsluta underärendena",
        says = "Avslutar de underärenden som fortfarande är öppna, när deras processer har slutat eller avbrutits.",
        in = @Value(name = "reason", says = "Avslutsorsakens kod"))
class CloseLinked implements Step {

    private final LinkedCases linked;
    private final Cases cases;
    private final CurrentActor actors;

    CloseLinked(LinkedCases linked, Cases cases, CurrentActor actors) {
        this.linked = linked;
        this.cases = cases;
        this.actors = actors;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var reason = in.code("reason");
        linked.of(about).stream()
                .map(LinkedCases.Link::child)
                .filter(child -> child.state() == CaseFile.State.ACTIVE)
                .forEach(child -> actors.asSystem(child.id(), () -> {
                    cases.close(child.id(), reason);
                    return true;
                }));
        return Outputs.none();
    }
}
