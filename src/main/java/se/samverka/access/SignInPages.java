package se.samverka.access;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The page people sign in on, and what scripts ask about the session. */
@Controller
class SignInPages {

    private final ObjectProvider<DemoAccounts> demo;

    SignInPages(ObjectProvider<DemoAccounts> demo) {
        this.demo = demo;
    }

    @GetMapping("/login")
    String login(Model page) {
        var accounts = demo.getIfAvailable();
        page.addAttribute("demo", accounts == null ? List.of() : accounts.groups());
        return "access/login";
    }

    @GetMapping("/api/session")
    @ResponseBody
    Map<String, String> session(@AuthenticationPrincipal SignedInPerson person, CsrfToken csrf) {
        return Map.of("user", person.userId(), "name", person.name(), "csrf", csrf.getToken());
    }
}
