package se.samverka.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.samverka.caserecord.FileType;
import se.samverka.caserecord.Refused;

/** What a family is asked in a case, for the unit that asks. */
@Controller
@RequestMapping("/cases/{number}/consent")
class ConsentPage {

    private final ConsentReading reading;

    ConsentPage(ConsentReading reading) {
        this.reading = reading;
    }

    /** @param attached present when the reader has just attached an answer */
    @GetMapping
    String show(@PathVariable String number, @RequestParam(required = false) String attached, Model page) {
        page.addAttribute("consent", reading.page(number));
        page.addAttribute("attached", attached != null);
        return "web/consent";
    }

    /** The form on paper for one signatory. */
    @GetMapping("/{signatory}/form.pdf")
    ResponseEntity<byte[]> form(@PathVariable String number, @PathVariable String signatory) {
        return Download.of(FileType.PDF, "fraga-om-samtycke", reading.form(number, signatory));
    }

    /** What the signatory has sent back; refused with a sentence and nothing kept when it is not a paper. */
    @PostMapping("/{signatory}/attachments")
    String attach(
            @PathVariable String number,
            @PathVariable String signatory,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model page,
            HttpServletResponse answer)
            throws IOException {
        try {
            reading.attach(number, signatory, file == null ? new byte[0] : file.getBytes());
            return "redirect:/cases/{number}/consent?attached";
        } catch (Refused refusal) {
            answer.setStatus(refusal.code().equals("attachment-too-large") ? 413 : 422);
            page.addAttribute("consent", reading.page(number));
            page.addAttribute("refusal", refusal.messageKey());
            page.addAttribute("refused", signatory);
            return "web/consent";
        }
    }
}
