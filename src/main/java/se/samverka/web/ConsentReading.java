package se.samverka.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.AttachmentPolicy;
import se.samverka.caserecord.Attachments;
import se.samverka.caserecord.Attachments.Attachment;
import se.samverka.caserecord.Attachments.Kind;
import se.samverka.caserecord.CaseFile;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Unit;
import se.samverka.secrecy.ConsentQuestions;
import se.samverka.secrecy.ConsentQuestions.Question;
import se.samverka.secrecy.ConsentQuestions.Signatory;
import se.samverka.secrecy.ConsentQuestions.State;

/** The question to a family, for the unit that asks: on a page, on paper, and what comes back. */
@Component
class ConsentReading {

    private static final String PURPOSE = "consent-page";
    private static final String FORM = "web/paper/consent-form";

    private final CaseReading cases;
    private final ConsentQuestions questions;
    private final Attachments attachments;
    private final AttachmentPolicy policy;
    private final Organisations organisations;
    private final PdfPrinter printer;
    private final AuditTrail audit;
    private final Clock clock;

    ConsentReading(
            CaseReading cases,
            ConsentQuestions questions,
            Attachments attachments,
            AttachmentPolicy policy,
            Organisations organisations,
            PdfPrinter printer,
            AuditTrail audit,
            Clock clock) {
        this.cases = cases;
        this.questions = questions;
        this.attachments = attachments;
        this.policy = policy;
        this.organisations = organisations;
        this.printer = printer;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ResponseStatusException 404 alike for a case that is not mine and one in which my unit asks nobody */
    @Transactional
    ConsentView page(String number) {
        var file = cases.opened(number);
        var question = question(file);
        trail(Action.READ, file, "consent:question");
        return new ConsentView(
                file.number(),
                file.state() == CaseFile.State.CLOSED,
                question.purpose(),
                question.exceptions(),
                Dates.day(question.askedOn()),
                Dates.day(question.validTo()),
                policy.maxSize().toMegabytes(),
                question.signatories().stream()
                        .map(one -> signatory(file, question.id(), one))
                        .toList(),
                matrix(question));
    }

    private ConsentView.Matrix matrix(Question question) {
        var today = LocalDate.now(clock);
        var lines = question.lines().stream()
                .map(line -> new ConsentView.Line(line.says(), line.on(today), Dates.day(line.validTo()), line.said()))
                .toList();
        return new ConsentView.Matrix(
                lines, lines.stream().filter(line -> line.state() == State.OPEN).count());
    }

    private ConsentView.Signatory signatory(CaseFile file, UUID request, Signatory one) {
        var signed = one.signedOn();
        return new ConsentView.Signatory(
                one.code(),
                one.answer(),
                one.way(),
                signed == null ? null : Dates.day(signed),
                attachments.of(file.id(), Kind.SAMTYCKESSVAR, request).stream()
                        .filter(each -> each.place().part().equals(one.code()))
                        .map(ConsentReading::file)
                        .toList());
    }

    static ConsentView.File file(Attachment file) {
        return new ConsentView.File(
                file.id(),
                file.type().name(),
                Math.max(1, Math.round(file.bytes() / 1024.0)) + "\u00a0kB",
                Dates.moment(file.writtenAt()));
    }

    /** The form that one signatory fills in and signs. */
    @Transactional
    byte[] form(String number, String signatory) {
        var file = cases.opened(number);
        var question = question(file);
        var asked = asked(question, signatory);
        trail(Action.EXPORT, file, "consent-form:" + signatory);
        return printer.print(
                FORM,
                Map.of(
                        "number", file.number(),
                        "unit", organisations.nameOf(question.holder()),
                        "authority", authority(question.holder()),
                        "question", question,
                        "signatory", asked,
                        "validTo", PaperDates.day(question.validTo()),
                        "printed", PaperDates.day(LocalDate.now(clock)),
                        "ends",
                                asked.rows().stream()
                                        .map(row -> PaperDates.day(row.validTo()))
                                        .toList()));
    }

    /** Keeps what a signatory has sent back. */
    @Transactional
    void attach(String number, String signatory, byte[] content) {
        var file = cases.opened(number);
        var question = question(file);
        asked(question, signatory);
        attachments.receive(
                new Attachments.Place(file.id(), question.holder(), Kind.SAMTYCKESSVAR, question.id(), signatory),
                content);
    }

    private Question question(CaseFile file) {
        return questions.current(file.id()).orElseThrow(ConsentReading::nothing);
    }

    private static Signatory asked(Question question, String signatory) {
        return question.signatory(signatory).orElseThrow(ConsentReading::nothing);
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private String authority(String unit) {
        return organisations
                .unit(unit)
                .map(Unit::authority)
                .map(organisations::nameOf)
                .orElse("");
    }

    private void trail(Action action, CaseFile file, String resource) {
        audit.append(new AuditEvent(action, Outcome.OK, file.id(), resource, PURPOSE, "own"));
    }

    /** What the family has said to my unit, row by row; empty where my unit asks nothing. */
    @Transactional
    Optional<ConsentView.Matrix> matrix(CaseFile file) {
        var question = questions.current(file.id());
        question.ifPresent(asked -> trail(Action.READ, file, "consent:question"));
        return question.map(this::matrix);
    }
}
