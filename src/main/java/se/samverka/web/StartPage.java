package se.samverka.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** What waits for me. The same address gives htmx only the part that changes. */
@Controller
class StartPage {

    private final Waiting waiting;
    private final EmergencyNotices emergencies;

    StartPage(Waiting waiting, EmergencyNotices emergencies) {
        this.waiting = waiting;
        this.emergencies = emergencies;
    }

    @GetMapping("/")
    String show(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean part, Model page) {
        page.addAttribute("waiting", waiting.forMe());
        if (part) {
            return "web/waiting :: waiting";
        }
        page.addAttribute("emergencies", emergencies.forMe());
        return "web/start";
    }
}
