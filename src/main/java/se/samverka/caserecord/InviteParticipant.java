package se.samverka.caserecord;

import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

@StepInfo(
        name = "inviteParticipant",
        title = "Låt en aktör delta",
        says = "Låter aktörens enhet i ärendets område delta i ärendet.",
        in = @Value(name = "actor", type = Type.ACTOR, says = "Aktören, till exempel skola"))
class InviteParticipant implements Step {

    private final Cases cases;

    InviteParticipant(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        cases.invite(about, in.code("actor"));
        return Outputs.none();
    }
}
