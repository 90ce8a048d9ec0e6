package se.samverka.secrecy;

import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Value;

/** One no is a no for all; a row only some have said yes to does not live. */
@StepInfo(
        name = "assessConsent",
        title = "Sammanställ svaren om samtycke",
        says = "Sammanställer svaren om samtycke.",
        out =
                @Value(
                        name = "consentStatus",
                        says = "LAMNAT: alla har svarat ja och minst en rad gäller. "
                                + "NEKAT: någon har sagt nej, eller ingen rad gäller. DELVIS: någon har inte svarat."))
class AssessConsent implements Step {

    private final ConsentAnswers answers;

    AssessConsent(ConsentAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        return Outputs.of("consentStatus", status(answers.standing(about)));
    }

    private static String status(ConsentAnswers.Standing standing) {
        if (standing.refused()) {
            return "NEKAT";
        }
        if (standing.waiting() > 0) {
            return "DELVIS";
        }
        return standing.living() ? "LAMNAT" : "NEKAT";
    }
}
