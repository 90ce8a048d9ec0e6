package se.samverka.web;

import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.samverka.caserecord.Attachments;

/** Fetching a file of a case. */
@Controller
class AttachmentPage {

    private final CaseReading cases;
    private final Attachments attachments;

    AttachmentPage(CaseReading cases, Attachments attachments) {
        this.cases = cases;
        this.attachments = attachments;
    }

    @GetMapping("/cases/{number}/attachments/{id}")
    @Transactional
    public ResponseEntity<byte[]> fetch(@PathVariable String number, @PathVariable String id) {
        var opened = attachments
                .open(cases.opened(number).id(), uuid(id), "attachment-page")
                .orElseThrow(AttachmentPage::nothing);
        var name = opened.file().place().kind().name().toLowerCase(Locale.ROOT);
        return Download.of(opened.file().type(), name, opened.content());
    }

    /** What is no id names nothing. */
    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw nothing();
        }
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
