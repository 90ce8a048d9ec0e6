package se.samverka.caserecord;

import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

@StepInfo(
        name = "countRows",
        title = "Räkna rader i en lista",
        says = "Räknar raderna i en lista, till exempel åtagandena i planen.",
        in = {
            @Value(name = "section", says = "Avsnittet som listan står i"),
            @Value(name = "list", says = "Listans nyckel i formuläret")
        },
        out = @Value(name = "rowCount", type = Type.NUMBER, says = "Antalet rader; 0 när listan är tom"))
class CountRows implements Step {

    private final SectionRows rows;

    CountRows(SectionRows rows) {
        this.rows = rows;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        return Outputs.of("rowCount", rows.of(about, "countRows", in).size());
    }
}
