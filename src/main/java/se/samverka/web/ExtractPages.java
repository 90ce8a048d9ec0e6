package se.samverka.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.samverka.caserecord.FileType;
import se.samverka.caserecord.Refused;
import se.samverka.extract.Extract.State;
import se.samverka.extract.Extracts.Format;
import se.samverka.extract.Extracts.Marked;

/** Making, reviewing and fetching an extract for the family; from the case page. */
@Controller
@RequestMapping("/cases/{number}/extract")
class ExtractPages {

    private final ExtractReading reading;

    ExtractPages(ExtractReading reading) {
        this.reading = reading;
    }

    @GetMapping
    ModelAndView overview(@PathVariable String number) {
        return overview(number, new Started(null, null, null), null);
    }

    @PostMapping
    ModelAndView begin(@PathVariable String number, Started typed) {
        try {
            var id = reading.begin(
                    number,
                    PageForm.text(typed.authority()),
                    PageForm.text(typed.recipient()),
                    Boolean.TRUE.equals(typed.identified()));
            return to(number, id, "");
        } catch (Refused e) {
            return overview(number, typed, PageRefusal.of(e));
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable String number, @PathVariable UUID id) {
        return page(number, id, null, null);
    }

    /** As the family would read it. */
    @GetMapping("/{id}/preview")
    ModelAndView preview(@PathVariable String number, @PathVariable UUID id) {
        var view = reading.view(number, id);
        try {
            return new ModelAndView("web/extract-preview")
                    .addObject("number", number)
                    .addObject("view", view)
                    .addObject("paper", ExtractPaper.of(reading.preview(number, id)));
        } catch (Refused e) {
            return page(number, id, PageRefusal.of(e), null);
        }
    }

    /** @param typed which field, what and why */
    @PostMapping("/{id}/masks")
    ModelAndView mask(@PathVariable String number, @PathVariable UUID id, Typed typed) {
        try {
            reading.mask(number, id, typed.marked());
            return to(number, id, "#" + typed.anchor());
        } catch (Refused e) {
            return page(number, id, PageRefusal.of(e), typed);
        }
    }

    @PostMapping("/{id}/masks/{mask}/lifting")
    ModelAndView lift(@PathVariable String number, @PathVariable UUID id, @PathVariable UUID mask, Typed typed) {
        try {
            reading.lift(number, id, mask);
            return to(number, id, "#" + typed.anchor());
        } catch (Refused e) {
            return page(number, id, PageRefusal.of(e), null);
        }
    }

    @PostMapping("/{id}/submission")
    ModelAndView submit(
            @PathVariable String number, @PathVariable UUID id, @RequestParam(defaultValue = "") String seen) {
        return done(number, id, () -> reading.submit(number, id, seen));
    }

    @PostMapping("/{id}/return")
    ModelAndView sendBack(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int attempt,
            @RequestParam(defaultValue = "") String reason) {
        return done(number, id, () -> reading.sendBack(number, id, attempt, reason));
    }

    @PostMapping("/{id}/release")
    ModelAndView release(
            @PathVariable String number, @PathVariable UUID id, @RequestParam(defaultValue = "0") int attempt) {
        return done(number, id, () -> reading.release(number, id, attempt));
    }

    @GetMapping("/{id}/registerutdrag.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String number, @PathVariable UUID id) {
        return Download.of(FileType.PDF, "registerutdrag", file(number, id, Format.PDF));
    }

    @GetMapping("/{id}/registerutdrag.json")
    ResponseEntity<byte[]> json(@PathVariable String number, @PathVariable UUID id) {
        return Download.json("registerutdrag", file(number, id, Format.JSON));
    }

    private byte[] file(String number, UUID id, Format format) {
        try {
            return reading.download(number, id, format);
        } catch (Refused e) {
            throw new ResponseStatusException(PageRefusal.of(e).status());
        }
    }

    private ModelAndView done(String number, UUID id, Runnable step) {
        try {
            step.run();
            return to(number, id, "");
        } catch (Refused e) {
            return page(number, id, PageRefusal.of(e), null);
        }
    }

    private ModelAndView overview(String number, Started typed, @Nullable PageRefusal refusal) {
        var page = new ModelAndView("web/extracts", reading.overview(number)).addObject("typed", typed);
        return refused(page, refusal);
    }

    private ModelAndView page(String number, UUID id, @Nullable PageRefusal refusal, @Nullable Typed typed) {
        var view = reading.view(number, id);
        var page = new ModelAndView("web/extract")
                .addObject("number", number)
                .addObject("view", view)
                .addObject("typed", typed);
        if (view.state() == State.PREPARING && view.mine()) {
            page.addObject("draft", reading.draft(number, id));
        } else if (view.state() != State.PREPARING) {
            page.addObject("paper", ExtractPaper.of(reading.submitted(number, id)))
                    .addObject("shownAgain", reading.shownAgain(number, id));
        }
        return refused(page, refusal);
    }

    private static ModelAndView refused(ModelAndView page, @Nullable PageRefusal refusal) {
        if (refusal != null) {
            page.setStatus(refusal.status());
        }
        return page.addObject("refusal", refusal);
    }

    private static ModelAndView to(String number, UUID id, String anchor) {
        return new ModelAndView("redirect:/cases/{number}/extract/{id}" + anchor)
                .addObject("number", number)
                .addObject("id", id);
    }

    /** What somebody has typed to begin. */
    record Started(@Nullable String authority, @Nullable String recipient, @Nullable Boolean identified) {}

    /**
     * What somebody has typed to mask.
     *
     * @param at anchor of the field on the page
     */
    record Typed(
            @Nullable String piece,
            @Nullable String field,
            @Nullable Boolean whole,
            @Nullable String passages,
            @Nullable String reason,
            @Nullable String at) {

        Marked marked() {
            return new Marked(
                    PageForm.text(piece),
                    PageForm.text(field),
                    Boolean.TRUE.equals(whole),
                    PageForm.text(passages),
                    reason);
        }

        String anchor() {
            return PageForm.text(at).matches("[a-z0-9-]{1,40}") ? PageForm.text(at) : "";
        }

        /** Never the passages: this may end up in a log. */
        @Override
        public String toString() {
            return "Typed";
        }
    }
}
