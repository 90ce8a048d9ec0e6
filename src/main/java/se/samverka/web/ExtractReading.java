package se.samverka.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Protections;
import se.samverka.caserecord.Refused;
import se.samverka.extract.Document;
import se.samverka.extract.Extract;
import se.samverka.extract.Extracts;
import se.samverka.extract.Extracts.Format;
import se.samverka.extract.Extracts.Marked;
import se.samverka.extract.Recipient;
import se.samverka.identity.CurrentActor;

/** Extracts for the family behind their pages, each step in one transaction. */
@Component
class ExtractReading {

    private static final String PAPER = "web/paper/extract";

    private final CaseReading cases;
    private final Extracts extracts;
    private final Protections protections;
    private final PdfPrinter printer;
    private final Names names;
    private final CurrentActor current;

    ExtractReading(
            CaseReading cases,
            Extracts extracts,
            Protections protections,
            PdfPrinter printer,
            Names names,
            CurrentActor current) {
        this.cases = cases;
        this.extracts = extracts;
        this.protections = protections;
        this.printer = printer;
        this.names = names;
        this.current = current;
    }

    @Transactional
    Map<String, Object> overview(String number) {
        var file = file(number);
        return Map.of(
                "number", file.number(),
                "authorities", extracts.authorities(file),
                "recipients", Recipient.values(),
                "protection", protections.of(file.id()).isProtected(),
                "opened", protections.opened(file.id()),
                "extracts",
                        extracts.of(file).stream()
                                .map(one -> ExtractView.of(one, names, me()))
                                .toList());
    }

    @Transactional
    UUID begin(String number, String authority, String recipient, boolean identified) {
        return extracts.begin(file(number), authority, Recipient.of(recipient), identified);
    }

    @Transactional
    ExtractView view(String number, UUID id) {
        return ExtractView.of(found(number, id), names, me());
    }

    @Transactional
    ExtractDraft draft(String number, UUID id) {
        return ExtractDraft.of(
                extracts.draft(file(number), id), protections.of(file(number).id()));
    }

    @Transactional
    Document preview(String number, UUID id) {
        return extracts.preview(file(number), id);
    }

    @Transactional
    Document submitted(String number, UUID id) {
        return extracts.submitted(file(number), id);
    }

    @Transactional
    List<String> shownAgain(String number, UUID id) {
        return extracts.shownAgain(file(number), id);
    }

    @Transactional
    void mask(String number, UUID id, Marked marked) {
        extracts.mask(file(number), id, marked);
    }

    @Transactional
    void lift(String number, UUID id, UUID mask) {
        extracts.lift(file(number), id, mask);
    }

    @Transactional
    void submit(String number, UUID id, String seen) {
        extracts.submit(file(number), id, seen);
    }

    @Transactional
    void sendBack(String number, UUID id, int attempt, String reason) {
        extracts.sendBack(file(number), id, attempt, reason);
    }

    @Transactional
    void release(String number, UUID id, int attempt) {
        extracts.release(file(number), id, attempt, this::print);
    }

    @Transactional
    byte[] download(String number, UUID id, Format format) {
        return extracts.file(file(number), id, format);
    }

    private byte[] print(Document document) {
        return printer.print(PAPER, Map.of("paper", ExtractPaper.of(document), "number", document.number()));
    }

    /** @throws ResponseStatusException 404 alike for a case that is not mine and one of which I make no extracts */
    private CaseFile file(String number) {
        var file = cases.file(number);
        if (extracts.authorities(file).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return file;
    }

    private Extract found(String number, UUID id) {
        try {
            return extracts.find(file(number), id);
        } catch (Refused e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private String me() {
        return current.require().id();
    }
}
