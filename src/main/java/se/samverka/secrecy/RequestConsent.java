package se.samverka.secrecy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.Participant;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;

/**
 * Asked again about the same version, it only numbers those who have not answered; a new version starts afresh, and so does
 * the same one when others have to answer it than before.
 */
@StepInfo(
        name = "requestConsent",
        title = "Öppna frågan om samtycke",
        says = "Öppnar frågan om samtycke enligt formuläret och räknar dem som ska svara den här gången.",
        in = {
            @Value(
                    name = "section",
                    says = "Avsnittet med syfte, giltigTom och rader; annars samtycke",
                    required = false),
            @Value(
                    name = "signatories",
                    choices = {"VH", "VH_UN", "UN"},
                    says = "Vilka som ska svara: VH vårdnadshavare, UN den unga"),
            @Value(
                    name = "guardians",
                    type = Type.NUMBER,
                    says = "Antal vårdnadshavare, 1 eller 2; används inte för UN",
                    required = false)
        },
        out =
                @Value(
                        name = "signatoryCount",
                        type = Type.NUMBER,
                        says = "Antalet som ska svara nu; de har nummer 0, 1, …"))
class RequestConsent implements Step {

    private final Sections sections;
    private final Cases cases;
    private final ConsentRequests requests;
    private final LedgeredDisclosures disclosures;
    private final InformationCategories categories;
    private final ConsentPolicy policy;
    private final AuditTrail audit;
    private final Clock clock;

    RequestConsent(
            Sections sections,
            Cases cases,
            ConsentRequests requests,
            LedgeredDisclosures disclosures,
            InformationCategories categories,
            ConsentPolicy policy,
            AuditTrail audit,
            Clock clock) {
        this.sections = sections;
        this.cases = cases;
        this.requests = requests;
        this.disclosures = disclosures;
        this.categories = categories;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var section = sections.readOne(
                        about, "step:requestConsent", in.optionalCode("section").orElse("samtycke"))
                .orElseThrow(() -> new Refused("section-missing"));
        var due = due(about, in);
        if (requests.requestOf(section)
                .filter(request -> requests.signatories(request).equals(due))
                .isEmpty()) {
            open(section, due);
        }
        return Outputs.of("signatoryCount", requests.ask(about));
    }

    /** Birthdays come while families think. */
    private List<String> due(CaseId about, Inputs in) {
        var required = in.code("signatories");
        return Signatories.of(
                required,
                required.equals("UN") ? 0 : in.number("guardians"),
                requests.hasTurned(policy.coSignAge(), about),
                requests.hasTurned(18, about));
    }

    private void open(Section section, List<String> signatories) {
        // A family is not asked for what could not be used.
        disclosures.requireUsable(ConsentMatrix.GROUND);
        var asker = askerOf(section);
        var matrix = ConsentMatrix.of(
                section.values(), categories.ownLine(), asker, LocalDate.now(clock), policy.maxValidity());
        var units = units(section.about(), matrix);
        var replaced = requests.replace(section.about());
        if (replaced) {
            disclosures.endUnconsented(section.about());
        }
        requests.insert(section, matrix, units, signatories, clock.getZone());
        audit.append(new AuditEvent(
                Action.WRITE,
                Outcome.OK,
                section.about(),
                "consent:" + (replaced ? "replaced" : "asked"),
                null,
                ConsentMatrix.GROUND));
    }

    private String askerOf(Section section) {
        return cases.participants(section.about()).stream()
                .filter(participant -> participant.unit().equals(section.unit()))
                .map(Participant::actor)
                .findFirst()
                .orElseThrow(() -> new Refused("case-unknown"));
    }

    private Map<String, String> units(CaseId about, ConsentMatrix matrix) {
        try {
            return cases.unitsFor(about, matrix.parties());
        } catch (Refused e) {
            throw e.field().isEmpty() ? new Refused(e.code(), "rader") : e;
        }
    }
}
