package se.samverka.access;

import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Signing in on the own page and signing out, there or in the stock web apps. */
class SignInForm extends AbstractHttpConfigurer<SignInForm, HttpSecurity> {

    private static final RequestMatcher STOCK_SIGN_OUT =
            PathPatternRequestMatcher.withDefaults().matcher(POST, "/camunda/api/admin/auth/user/default/logout");

    private final PasswordSignIn passwords;
    private final SignOutTrail trail;

    SignInForm(PasswordSignIn passwords, SignOutTrail trail) {
        this.passwords = passwords;
        this.trail = trail;
    }

    PasswordSignIn passwords() {
        return passwords;
    }

    @Override
    public void init(HttpSecurity http) throws Exception {
        var signOut = PathPatternRequestMatcher.withDefaults().matcher(POST, "/logout");
        http.authenticationProvider(passwords)
                .formLogin(form -> form.loginPage("/login").failureHandler(SignInForm::failed))
                .logout(out -> out.logoutRequestMatcher(request -> signOut.matches(request) || fromStockApp(request))
                        .addLogoutHandler(trail)
                        .addLogoutHandler(new HeaderWriterLogoutHandler(
                                new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE)))
                        .logoutSuccessHandler(SignInForm::left));
    }

    /** Only a script of the page itself can set this header, which stands in for the token that is checked later. */
    private static boolean fromStockApp(HttpServletRequest request) {
        return STOCK_SIGN_OUT.matches(request) && request.getHeader("X-XSRF-TOKEN") != null;
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        SignInPages.keep(request);
        response.sendRedirect(
                request.getContextPath() + (cause instanceof LockedException ? "/login?wait" : "/login?error"));
    }

    private static void left(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        if (fromStockApp(request)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendRedirect(request.getContextPath() + "/login?out");
        }
    }
}
