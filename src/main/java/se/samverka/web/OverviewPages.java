package se.samverka.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import se.samverka.caserecord.FileType;

/** Who has come how far in a case where several do the same work: on a page, as a table for a spreadsheet, and on paper. */
@Controller
class OverviewPages {

    private final OverviewReading reading;
    private final OverviewFiles files;

    OverviewPages(OverviewReading reading, OverviewFiles files) {
        this.reading = reading;
        this.files = files;
    }

    /**
     * @param late present: only those who are late
     * @param page from 1; what is no number is the first
     * @param part asked for by htmx while work is still being opened
     */
    @GetMapping("/cases/{number}/overview")
    String show(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String late,
            @RequestParam(required = false) @Nullable String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        int wanted = page != null && page.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(page) : 1;
        model.addAttribute("view", reading.page(number, late != null, wanted));
        return part ? "web/overview-parts :: overviews" : "web/overview";
    }

    @GetMapping("/cases/{number}/overview/oversikt.csv")
    ResponseEntity<byte[]> table(@PathVariable String number, @RequestParam(required = false) @Nullable String late) {
        return Download.csv("oversikt", files.csv(number, late != null));
    }

    @GetMapping("/cases/{number}/overview/oversikt.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String number, @RequestParam(required = false) @Nullable String late) {
        return Download.of(FileType.PDF, "oversikt", files.pdf(number, late != null));
    }
}
