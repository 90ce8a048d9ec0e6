package se.samverka.secrecy;

import java.util.Locale;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.secrecy.EmergencyReviews.Result;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

/** The reviewer is whoever wrote the section, so that nobody judges in somebody else's name. */
@StepInfo(
        name = "recordEmergencyReview",
        title = "För in granskning av nödåtkomst",
        says = "För in om en nödåtkomst var befogad, som den som granskade den.",
        in = {
            @Value(name = "section", says = "Början på avsnittets kod, före bindestreck och nummer"),
            @Value(name = "number", type = Type.NUMBER, says = "Nödåtkomstens nummer, den första är 0")
        })
class RecordEmergencyReview implements Step {

    private final LogSample sample;
    private final Sections sections;
    private final EmergencyReviews reviews;
    private final CurrentActor actors;

    RecordEmergencyReview(LogSample sample, Sections sections, EmergencyReviews reviews, CurrentActor actors) {
        this.sample = sample;
        this.sections = sections;
        this.reviews = reviews;
        this.actors = actors;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var number = in.number("number");
        var opening = sample.opening(about, number).orElseThrow(() -> new Refused("emergency-review-not-yours"));
        var judged = sections.readOne(about, "step:recordEmergencyReview", in.code("section") + "-" + number)
                .orElseThrow(() -> new Refused("section-missing"));
        var result =
                Result.valueOf(judged.values().path("nodresultat").asText("").toUpperCase(Locale.ROOT));
        actors.as(Actor.service("log-review"), () -> reviews.record(opening, judged.writtenBy(), result));
        return Outputs.none();
    }
}
