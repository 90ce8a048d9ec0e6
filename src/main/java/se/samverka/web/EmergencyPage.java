package se.samverka.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import se.samverka.caserecord.Refused;
import se.samverka.secrecy.EmergencyAccess;
import se.samverka.secrecy.EmergencyAccess.Wanted;

/** Opening a case in an emergency, and ending that. */
@Controller
class EmergencyPage {

    private static final Wanted NOTHING = new Wanted("", "", "", false);

    private final EmergencyAccess emergencies;

    EmergencyPage(EmergencyAccess emergencies) {
        this.emergencies = emergencies;
    }

    @GetMapping("/emergency")
    ModelAndView ask() {
        return page(NOTHING, HttpStatus.OK);
    }

    @PostMapping("/emergency")
    ModelAndView open(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean understood,
            @RequestParam(defaultValue = "") String password) {
        var wanted = new Wanted(number, basis, reason, understood);
        try {
            emergencies.open(wanted, password);
        } catch (Refused refusal) {
            return page(wanted, status(refusal))
                    .addObject("refusal", refusal.messageKey())
                    .addObject("names", refusal.names().toArray())
                    .addObject("wrong", refusal.field().orElse(""));
        }
        var address = UriComponentsBuilder.fromPath("/cases/{number}").build(wanted.number());
        return new ModelAndView("redirect:" + address);
    }

    @PostMapping("/emergency/end")
    String end(@RequestParam String number) {
        emergencies.end(number);
        return "redirect:/search?ended";
    }

    private ModelAndView page(Wanted wanted, HttpStatusCode status) {
        try {
            return new ModelAndView(
                    "web/emergency", Map.of("bases", emergencies.bases(), "wanted", wanted, "wrong", ""), status);
        } catch (Refused notYours) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** Whoever lacks the role does not get the form back. */
    private static HttpStatus status(Refused refusal) {
        if (refusal.code().equals("emergency-not-yours")) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return SearchPage.status(refusal);
    }
}
