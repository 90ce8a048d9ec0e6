package se.samverka.secrecy;

import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

@StepInfo(
        name = "disclose",
        title = "Lämna ut avsnitt",
        says = "Lämnar ut avsnitt till en aktörs enhet på en rättslig grund och skriver det i utlämnandeloggen.",
        in = {
            @Value(name = "sections", type = Type.CODES, says = "Avsnitten; de som inte är skrivna hoppas över"),
            @Value(name = "to", type = Type.ACTOR, says = "Aktören som får dem"),
            @Value(name = "ground", says = "Grundens kod i registret, till exempel LB-191")
        })
class Disclose implements Step {

    private final Disclosures disclosures;

    Disclose(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        disclosures.disclose(about, in.codes("sections"), in.code("to"), in.code("ground"));
        return Outputs.none();
    }
}
