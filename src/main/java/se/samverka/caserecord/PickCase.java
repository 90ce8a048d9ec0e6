package se.samverka.caserecord;

import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

@StepInfo(
        name = "pickCase",
        title = "Välj ett underärende",
        says = "Säger vilket underärende som står på tur, av dem som just öppnades.",
        in = {
            @Value(name = "number", type = Type.NUMBER, says = "Vilket av dem, det första är 0; oftast ${loopCounter}"),
            @Value(name = "after", type = Type.NUMBER, says = "Hur många som fanns före dem")
        },
        out = @Value(name = "linkedCase", says = "Underärendets id, för den anropade processen"))
class PickCase implements Step {

    private final LinkedCases linked;

    PickCase(LinkedCases linked) {
        this.linked = linked;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var child = linked.at(about, in.number("after") + in.number("number") + 1);
        return Outputs.of(
                "linkedCase",
                child.orElseThrow(() -> new Refused("case-unknown")).toString());
    }
}
