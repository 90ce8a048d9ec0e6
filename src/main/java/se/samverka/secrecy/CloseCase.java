package se.samverka.secrecy;

import se.samverka.caserecord.Cases;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Value;

/** Closing publishes {@link se.samverka.caserecord.CaseClosed}, which ends disclosures and consents with it. */
@StepInfo(
        name = "closeCase",
        title = "Avsluta ärendet",
        says = "Avslutar ärendet, alla samtycken och all delning i samma ögonblick.",
        in = @Value(name = "reason", says = "Avslutsorsakens kod"))
class CloseCase implements Step {

    private final Cases cases;

    CloseCase(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        cases.close(about, in.code("reason"));
        return Outputs.none();
    }
}
