package se.samverka.secrecy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
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
        name = "recordConsentAnswer",
        title = "För in svar om samtycke",
        says = "För in en persons svar om samtycke, rad för rad.",
        in = {
            @Value(
                    name = "section",
                    says = "Början på avsnittets kod, före bindestreck och nummer; annars samtyckessvar",
                    required = false),
            @Value(name = "number", type = Type.NUMBER, says = "Den svarandes nummer, den första är 0")
        },
        out = @Value(name = "consentRefused", type = Type.BOOLEAN, says = "Om svaret är nej till allt"))
class RecordConsentAnswer implements Step {

    private final Sections sections;
    private final ConsentAnswers answers;
    private final AuditTrail audit;
    private final Clock clock;

    RecordConsentAnswer(Sections sections, ConsentAnswers answers, AuditTrail audit, Clock clock) {
        this.sections = sections;
        this.answers = answers;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var number = in.number("number");
        var signatory = answers.signatory(about, number);
        if (signatory.answered()) {
            throw new Refused("consent-answered-already");
        }
        if (signatory.lapsed()) {
            throw new Refused("consent-guardian-of-adult");
        }
        var section = sections.readOne(about, "step:recordConsentAnswer", code(in, number))
                .orElseThrow(() -> new Refused("section-missing"));
        var asked = answers.asked(signatory).stream()
                .map(ConsentAnswers.Asked::line)
                .collect(Collectors.toSet());
        var answer = ConsentAnswer.of(
                section.values(),
                asked,
                signatory.askedAt().atZoneSameInstant(clock.getZone()).toLocalDate(),
                LocalDate.now(clock));
        answers.answer(signatory, answer);
        audit.append(new AuditEvent(
                Action.WRITE, Outcome.OK, about, "consent:" + signatory.code(), null, ConsentMatrix.GROUND));
        return Outputs.of("consentRefused", !answer.yes());
    }

    /** Models name the section with or without the number. */
    private static String code(Inputs in, int number) {
        var code = in.optionalCode("section").orElse("samtyckessvar");
        var end = "-" + number;
        return code.endsWith(end) ? code : code + end;
    }
}
