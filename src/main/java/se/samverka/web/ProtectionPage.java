package se.samverka.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import se.samverka.caserecord.Refused;

/** Opening what is protected, and saying that somebody is or is not; from the case page. */
@Controller
class ProtectionPage {

    private final ProtectionSteps steps;
    private final CasePage page;

    ProtectionPage(ProtectionSteps steps, CasePage page) {
        this.steps = steps;
        this.page = page;
    }

    @PostMapping("/cases/{number}/protected")
    ModelAndView open(@PathVariable String number, @RequestParam(defaultValue = "") String purpose) {
        try {
            steps.open(number, purpose);
        } catch (Refused refusal) {
            return again(number, refusal);
        }
        return to(number);
    }

    @PostMapping("/cases/{number}/protection")
    ModelAndView change(@PathVariable String number, @RequestParam(defaultValue = "") String level) {
        try {
            return steps.change(number, level) ? to(number) : new ModelAndView("redirect:/?shielded");
        } catch (Refused refusal) {
            return again(number, refusal);
        }
    }

    private static ModelAndView to(String number) {
        return new ModelAndView(
                "redirect:" + UriComponentsBuilder.fromPath("/cases/{number}").build(number));
    }

    private ModelAndView again(String number, Refused refusal) {
        return new ModelAndView("web/case", page.of(number), HttpStatus.UNPROCESSABLE_ENTITY)
                .addObject("refusal", refusal.messageKey());
    }
}
