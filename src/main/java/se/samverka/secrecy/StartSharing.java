package se.samverka.secrecy;

import java.util.stream.Stream;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.Participant;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

/** Lets in the parties of rows that live, and nobody else: that the case exists is a secret too. */
@StepInfo(
        name = "startSharing",
        title = "Starta delningen",
        says = "Släpper in parterna enligt samtycket och lämnar ut det som redan är skrivet och omfattas.",
        out =
                @Value(
                        name = "discloserCount",
                        type = Type.NUMBER,
                        says = "Antalet parter som har något att berätta, utöver den som har frågat om samtycket"))
class StartSharing implements Step {

    private final ConsentRequests requests;
    private final ConsentAnswers answers;
    private final LedgeredDisclosures disclosures;
    private final Cases cases;

    StartSharing(ConsentRequests requests, ConsentAnswers answers, LedgeredDisclosures disclosures, Cases cases) {
        this.requests = requests;
        this.answers = answers;
        this.disclosures = disclosures;
        this.cases = cases;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        disclosures.requireUsable(ConsentMatrix.GROUND);
        var living = answers.living(about);
        var holder = requests.holder(about);
        var asking = cases.participants(about).stream()
                .filter(participant -> participant.unit().equals(holder))
                .map(Participant::actor)
                .toList();
        var contributors = living.stream()
                .filter(line -> !line.category().equals(ConsentMatrix.COOPERATION))
                .map(ConsentAnswers.Living::fromActor)
                .filter(actor -> !asking.contains(actor))
                .distinct()
                .toList();
        cases.invite(
                about,
                living.stream()
                        .flatMap(line -> Stream.of(line.fromActor(), line.toActor()))
                        .distinct()
                        .toList());
        requests.contributors(about, contributors);
        disclosures.discloseAll(about);
        return Outputs.of("discloserCount", contributors.size());
    }
}
