package se.samverka.secrecy;

import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

@StepInfo(
        name = "pickSignatory",
        title = "Välj vem som ska svara",
        says = "Säger vem som ska svara om samtycke, av dem som requestConsent räknade.",
        in = @Value(name = "number", type = Type.NUMBER, says = "Den svarandes nummer, den första är 0"),
        out = @Value(name = "signatory", says = "VH1, VH2 eller UN"))
class PickSignatory implements Step {

    private final ConsentAnswers answers;

    PickSignatory(ConsentAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        return Outputs.of(
                "signatory", answers.signatory(about, in.number("number")).code());
    }
}
