package se.samverka.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static se.samverka.TestActors.signedIn;

import java.nio.charset.StandardCharsets;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.identity.Actor;

/** People who open pages and send the forms on them. */
final class Visits {

    private final MockMvcTester browser;

    Visits(MockMvcTester browser) {
        this.browser = browser;
    }

    MvcTestResult open(Actor as, String address) {
        return browser.get().uri(address).with(signedIn(as)).exchange();
    }

    /** @param typed names and values by turns; a name may come back */
    MvcTestResult send(Actor as, String address, String... typed) {
        var request = browser.post().uri(address).with(signedIn(as)).with(csrf());
        for (var at = 0; at < typed.length; at += 2) {
            request.param(typed[at], typed[at + 1]);
        }
        return request.exchange();
    }

    static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
