package se.samverka.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import se.samverka.extract.Extracts;

/** What waits for me. The same address gives htmx only the part that changes. */
@Controller
class StartPage {

    private final Waiting waiting;
    private final EmergencyNotices emergencies;
    private final UnattendedNotices unattended;
    private final Extracts extracts;

    StartPage(Waiting waiting, EmergencyNotices emergencies, UnattendedNotices unattended, Extracts extracts) {
        this.waiting = waiting;
        this.emergencies = emergencies;
        this.unattended = unattended;
        this.extracts = extracts;
    }

    /** @param shielded present when the reader has just said that somebody is protected, and is not cleared */
    @GetMapping("/")
    String show(
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            @RequestParam(required = false) @Nullable String shielded,
            Model page) {
        page.addAttribute("waiting", waiting.forMe());
        if (part) {
            return "web/waiting :: waiting";
        }
        page.addAttribute("emergencies", emergencies.forMe());
        page.addAttribute("unattended", unattended.forMe());
        page.addAttribute("extracts", extracts.awaitingMe());
        page.addAttribute("shielded", shielded != null);
        return "web/start";
    }
}
