package se.samverka.secrecy;

import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

/** What rests on a duty to report stays with whoever has to act on it until the case is closed. */
@StepInfo(
        name = "endSharing",
        title = "Avsluta delningen",
        says = "Avslutar alla samtycken och den delning som vilar på dem, medan ärendet fortfarande är öppet.",
        in =
                @Value(
                        name = "withdrawn",
                        type = Type.BOOLEAN,
                        says = "true när samtycket är återkallat; annars är samverkan avslutad",
                        required = false))
class EndSharing implements Step {

    private final ConsentAnswers answers;
    private final LedgeredDisclosures disclosures;

    EndSharing(ConsentAnswers answers, LedgeredDisclosures disclosures) {
        this.answers = answers;
        this.disclosures = disclosures;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        if (in.optionalCode("withdrawn").filter("true"::equals).isPresent()) {
            answers.takeBackAll(about);
        }
        answers.endAll(about);
        disclosures.endUnconsented(about);
        return Outputs.none();
    }
}
