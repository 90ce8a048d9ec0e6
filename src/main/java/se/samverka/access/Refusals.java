package se.samverka.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;

/** How a refusal looks: a problem document for programs, the sign-in page or an error page for people. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final LoginUrlAuthenticationEntryPoint signInPage = new LoginUrlAuthenticationEntryPoint("/login");
    private static final Pattern DOOR = Pattern.compile("/((?:camunda/)?[a-z]+)(?:/.*)?");

    private final ObjectMapper json;
    private final AuditTrail trail;

    Refusals(ObjectMapper json, AuditTrail trail) {
        this.json = json;
        this.trail = trail;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, jakarta.servlet.ServletException {
        if (fromProgram(request)) {
            problem(response, HttpStatus.UNAUTHORIZED, "You are not signed in, or no longer. Sign in and try again.");
        } else {
            signInPage.commence(request, response, cause);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        if (!(cause instanceof CsrfException)) {
            note(request);
        }
        if (cause instanceof CsrfException && oldSignInPage(request)) {
            response.sendRedirect(request.getContextPath() + "/login?again");
        } else if (!fromProgram(request)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else if (cause instanceof CsrfException && nobody()) {
            problem(response, HttpStatus.UNAUTHORIZED, "You are not signed in, or no longer. Sign in and try again.");
        } else {
            problem(response, HttpStatus.FORBIDDEN, "This is not for you, or not in this way. Nothing was changed.");
        }
    }

    /** Notes that somebody signed in stood before a closed door; which one, but not the address they wrote. */
    void note(HttpServletRequest request) {
        if (!nobody()) {
            var door = DOOR.matcher(request.getRequestURI());
            var named = "door:" + (door.matches() ? door.group(1) : "unknown");
            trail.refused(new AuditEvent(Action.READ, Outcome.DENIED, null, named, null, null));
        }
    }

    void problem(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(),
                Map.of(
                        "type",
                        "about:blank",
                        "title",
                        status.getReasonPhrase(),
                        "status",
                        status.value(),
                        "detail",
                        detail));
    }

    /** The sign-in page had been open for longer than its session lasted. */
    private static boolean oldSignInPage(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/login") && request.getParameter("_csrf") != null;
    }

    private static boolean nobody() {
        return !(SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken);
    }

    private static boolean fromProgram(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/api/") || path.startsWith("/camunda/api/") || path.startsWith("/actuator/");
    }
}
