package se.samverka.secrecy;

import static se.samverka.caserecord.Records.COORDINATOR;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import se.samverka.TestActors;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Step;

/** What a process does around a family's consent, for tests. */
class Family {

    record Steps(
            RequestConsent request,
            RecordConsentAnswer record,
            AssessConsent assess,
            StartSharing share,
            PickDiscloser pick,
            PickSignatory signatory,
            EndSharing end,
            CloseCase close) {}

    private final TestActors actors;
    private final Records records;
    private final Sections sections;
    private final Consents consents;
    private final Disclosures disclosures;
    private final Steps steps;
    private final LocalDate today;
    private Map<String, Object> asked = Map.of();

    Family(
            TestActors actors,
            Records records,
            Sections sections,
            Consents consents,
            Disclosures disclosures,
            Steps steps,
            LocalDate today) {
        this.actors = actors;
        this.records = records;
        this.sections = sections;
        this.consents = consents;
        this.disclosures = disclosures;
        this.steps = steps;
        this.today = today;
    }

    static Family of(ApplicationContext application) {
        var actors = application.getBean(TestActors.class);
        var sections = application.getBean(Sections.class);
        return new Family(
                actors,
                new Records(actors, application.getBean(Cases.class), sections),
                sections,
                application.getBean(Consents.class),
                application.getBean(Disclosures.class),
                new Steps(
                        application.getBean(RequestConsent.class),
                        application.getBean(RecordConsentAnswer.class),
                        application.getBean(AssessConsent.class),
                        application.getBean(StartSharing.class),
                        application.getBean(PickDiscloser.class),
                        application.getBean(PickSignatory.class),
                        application.getBean(EndSharing.class),
                        application.getBean(CloseCase.class)),
                LocalDate.now(application.getBean(Clock.class)));
    }

    void disclose(CaseId about, String section, String to, String ground) {
        actors.asSystem(about, () -> {
            disclosures.disclose(about, List.of(section), to, ground);
            return true;
        });
    }

    /** Writes and follows consent, in one transaction as a form does. */
    void write(Actor by, CaseId about, String code, String category) {
        actors.as(by, () -> writeWithin(by, about, code, category));
    }

    void write(Actor by, Sections.NewVersion version) {
        actors.as(by, () -> disclosures.followConsent(sections.write(version)));
    }

    /** The same in the caller's transaction. */
    void writeWithin(Actor by, CaseId about, String code, String category) {
        var unit = by.units().iterator().next();
        disclosures.followConsent(
                sections.write(Records.version(about, code, category, unit, Records.text("anteckning", "text"))));
    }

    int ask(CaseId about, String signatories, int guardians, ObjectNode... rows) {
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("syfte", "Planera stöd tillsammans")
                .put("giltigTom", today.plusMonths(6).toString());
        request.putArray("rader").addAll(List.of(rows));
        records.write(COORDINATOR, about, "samtycke", null, request);
        asked = Map.of("signatories", signatories, "guardians", guardians);
        return askAgain(about);
    }

    int askAgain(CaseId about, String signatories) {
        return (int)
                perform(steps.request(), about, Map.of("signatories", signatories, "guardians", 2), "signatoryCount");
    }

    int askAgain(CaseId about) {
        return (int) perform(steps.request(), about, asked, "signatoryCount");
    }

    void answerYes(CaseId about, int number) {
        answer(about, number, "ja", everyRow(about, number));
    }

    boolean answer(CaseId about, int number, String answer, String scope) {
        writeAnswer(about, number, answer, scope);
        return record(about, number);
    }

    void writeAnswer(CaseId about, int number, String answer, String scope) {
        var values = Records.values(
                Map.of("svar", answer, "omfattning", scope, "satt", "skriftligt", "datum", today.toString()));
        records.write(COORDINATOR, about, "samtyckessvar-" + number, null, values);
    }

    boolean record(CaseId about, int number) {
        return (boolean) perform(steps.record(), about, Map.of("number", number), "consentRefused");
    }

    String assess(CaseId about) {
        return (String) perform(steps.assess(), about, Map.of(), "consentStatus");
    }

    int share(CaseId about) {
        return (int) perform(steps.share(), about, Map.of(), "discloserCount");
    }

    String pick(CaseId about, int number) {
        return (String) perform(steps.pick(), about, Map.of("number", number), "discloser");
    }

    String signatory(CaseId about, int number) {
        return (String) perform(steps.signatory(), about, Map.of("number", number), "signatory");
    }

    void endSharing(CaseId about, String withdrawn) {
        actors.asSystem(about, () -> steps.end().perform(about, new Inputs(Map.of("withdrawn", withdrawn))));
    }

    void close(CaseId about) {
        actors.asSystem(about, () -> steps.close().perform(about, new Inputs(Map.of("reason", "MAL_UPPNATT"))));
    }

    private Object perform(Step step, CaseId about, Map<String, Object> in, String out) {
        var values =
                actors.asSystem(about, () -> step.perform(about, new Inputs(in)).values());
        return Objects.requireNonNull(values.get(out));
    }

    private String everyRow(CaseId about, int number) {
        return actors.as(COORDINATOR, () -> consents.rowsFor(about, number)).stream()
                .map(Consents.Row::id)
                .collect(Collectors.joining(","));
    }
}
