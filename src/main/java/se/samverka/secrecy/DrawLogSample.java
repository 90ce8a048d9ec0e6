package se.samverka.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.NewVersion;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

/** Draws what is to be reviewed and writes it as sections of the reviewers' unit. */
@StepInfo(
        name = "drawLogSample",
        title = "Dra urval för logggranskning",
        says = "Drar urvalet ur loggen sedan förra granskningen och delar ut de nödåtkomster som väntar på granskning.",
        in = @Value(name = "percent", type = Type.NUMBER, says = "Hur många procent av alla läsningar slumpen väljer"),
        out = {
            @Value(name = "sampled", type = Type.NUMBER, says = "Antalet rader i urvalet"),
            @Value(name = "emergencies", type = Type.NUMBER, says = "Antalet nödåtkomster att granska")
        },
        writes = {"urval", "nodoppning-{loopCounter}"})
class DrawLogSample implements Step {

    private static final String SOURCE = "step:drawLogSample";

    private final LogSample sample;
    private final LogReviewText text;
    private final EmergencyReviews reviews;
    private final Sections sections;
    private final Cases cases;
    private final CurrentActor actors;

    DrawLogSample(
            LogSample sample,
            LogReviewText text,
            EmergencyReviews reviews,
            Sections sections,
            Cases cases,
            CurrentActor actors) {
        this.sample = sample;
        this.text = text;
        this.reviews = reviews;
        this.sections = sections;
        this.cases = cases;
        this.actors = actors;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var unit = cases.unitOf(about, LogReviews.REVIEWER).orElseThrow(() -> new Refused("actor-unknown"));
        var percent = in.number("percent");
        var drawn = sample.draw(about, percent);
        write(about, unit, "urval", text.sampleForm(), text.sample(drawn, percent));
        var handed = sample.handOut();
        writeOpenings(about, unit, handed);
        return Outputs.of("sampled", drawn.size(), "emergencies", handed.size());
    }

    private void writeOpenings(CaseId about, String unit, Map<UUID, Integer> handed) {
        if (handed.isEmpty()) {
            return;
        }
        for (var opening : actors.as(Actor.service("log-review"), reviews::waiting)) {
            var number = handed.get(opening.id());
            if (number != null) {
                write(about, unit, "nodoppning-" + number, text.openingForm(), text.opening(opening));
            }
        }
    }

    private void write(CaseId about, String unit, String code, JsonNode form, ObjectNode values) {
        sections.write(new NewVersion(about, code, null, unit, form, values, SOURCE));
    }
}
