package se.samverka.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** What waits for me. The same address gives htmx only the part that changes. */
@Controller
class StartPage {

    private final Waiting waiting;

    StartPage(Waiting waiting) {
        this.waiting = waiting;
    }

    @GetMapping("/")
    String show(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean part, Model page) {
        page.addAttribute("waiting", waiting.forMe());
        return part ? "web/waiting :: waiting" : "web/start";
    }
}
