package se.samverka.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
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

    private static final String TRIED = "samverka.tried";
    private static final int LONGEST = 64;

    private final ObjectProvider<DemoAccounts> demo;

    SignInPages(ObjectProvider<DemoAccounts> demo) {
        this.demo = demo;
    }

    /** The name with which somebody was not let in stands on the next sign-in page of the session, once. */
    static void keep(HttpServletRequest request) {
        var name = request.getParameter("username");
        if (name != null && name.length() <= LONGEST) {
            request.getSession().setAttribute(TRIED, name);
        }
    }

    @GetMapping("/login")
    String login(Model page, HttpSession session) {
        page.addAttribute("tried", session.getAttribute(TRIED));
        session.removeAttribute(TRIED);
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
