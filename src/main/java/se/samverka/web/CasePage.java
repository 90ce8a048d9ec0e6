package se.samverka.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One case. */
@Controller
class CasePage {

    private final CaseReading reading;
    private final EmergencyNotices emergencies;

    CasePage(CaseReading reading, EmergencyNotices emergencies) {
        this.reading = reading;
        this.emergencies = emergencies;
    }

    /**
     * @param started present when the reader has just opened the case
     * @param revoked present when the reader has just taken back a decision to share
     */
    @GetMapping("/cases/{number}")
    String show(
            @PathVariable String number,
            @RequestParam(required = false) String started,
            @RequestParam(required = false) String revoked,
            Model page) {
        page.addAttribute("file", reading.page(number));
        page.addAttribute("emergencies", emergencies.about(number));
        page.addAttribute("started", started != null);
        page.addAttribute("revoked", revoked != null);
        return "web/case";
    }
}
