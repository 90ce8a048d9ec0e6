package se.samverka.secrecy;

import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

@StepInfo(
        name = "pickDiscloser",
        title = "Välj aktör som ska bidra",
        says = "Säger vilken aktör som ska bidra, av dem som startSharing räknade.",
        in = @Value(name = "number", type = Type.NUMBER, says = "Aktörens nummer, den första är 0"),
        out = @Value(name = "discloser", says = "Aktörens kod"))
class PickDiscloser implements Step {

    private final ConsentRequests requests;

    PickDiscloser(ConsentRequests requests) {
        this.requests = requests;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        return Outputs.of(
                "discloser",
                requests.contributor(about, in.number("number")).orElseThrow(() -> new Refused("discloser-unknown")));
    }
}
