package se.samverka.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

@StepInfo(
        name = "sumUpLogReview",
        title = "Räkna avvikelser i logggranskningen",
        says = "Räknar det som inte var befogat eller ska utredas, i urvalet och bland nödåtkomsterna.",
        in = {
            @Value(name = "section", says = "Avsnittet där urvalet är bedömt"),
            @Value(name = "emergencySection", says = "Början på koden för de avsnitt där nödåtkomsterna är bedömda")
        },
        out = @Value(name = "deviations", type = Type.NUMBER, says = "Antalet att följa upp; 0 när allt var befogat"))
class SumUpLogReview implements Step {

    private static final String PURPOSE = "step:sumUpLogReview";

    private final LogSample sample;
    private final Sections sections;

    SumUpLogReview(LogSample sample, Sections sections) {
        this.sample = sample;
        this.sections = sections;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var inSample =
                FormValues.rows(values(about, in.code("section")), "avvikelser").count();
        var emergencies = IntStream.range(0, sample.openings(about))
                .mapToObj(number -> values(about, in.code("emergencySection") + "-" + number))
                .filter(judged -> !judged.path("nodresultat").asText("").equals("befogad"))
                .count();
        return Outputs.of("deviations", (int) (inSample + emergencies));
    }

    private JsonNode values(CaseId about, String code) {
        return sections.readOne(about, PURPOSE, code)
                .orElseThrow(() -> new Refused("section-missing"))
                .values();
    }
}
