package se.samverka.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.samverka.caserecord.Protection;
import se.samverka.caserecord.Protections;

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
     * @param reported present when the reader has just reported something
     */
    @GetMapping("/cases/{number}")
    String show(
            @PathVariable String number,
            @RequestParam(required = false) String started,
            @RequestParam(required = false) String revoked,
            @RequestParam(required = false) String reported,
            Model page) {
        page.addAllAttributes(of(number));
        page.addAttribute("started", started != null);
        page.addAttribute("revoked", revoked != null);
        page.addAttribute("reported", reported != null);
        return "web/case";
    }

    /** What the page shows whatever brought the reader there. */
    Map<String, Object> of(String number) {
        return Map.of(
                "file", reading.page(number),
                "emergencies", emergencies.about(number),
                "overview", reading.hasOverview(number),
                "started", false,
                "revoked", false,
                "reported", false,
                "levels", Protection.values(),
                "purposes", Protections.Purpose.values());
    }
}
