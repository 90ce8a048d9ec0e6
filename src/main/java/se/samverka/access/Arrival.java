package se.samverka.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import se.samverka.identity.CurrentOrigin;
import se.samverka.identity.Origin;

/** Notes how a request came, for the trail. */
class Arrival extends OncePerRequestFilter {

    private static final String SESSION_NAME = Arrival.class.getName() + ".session";
    private static final Pattern TASK = Pattern.compile("/tasks?/([0-9a-f-]{36})(?:/|$)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CurrentOrigin origin;
    private final RequestMatcher assets;

    Arrival(CurrentOrigin origin, RequestMatcher assets) {
        this.origin = origin;
        this.assets = assets;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return assets.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        origin.begin(
                new Origin(via(request), session(request), method(), address(request), task(request.getRequestURI())));
        try {
            chain.doFilter(request, response);
        } finally {
            origin.end();
        }
    }

    private static String via(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.startsWith("/api/")) {
            return "api";
        }
        return path.startsWith("/camunda/") ? "tasklist" : "page";
    }

    /** The session's own id is a secret and changes at sign-in; this name is neither. */
    private static @Nullable String session(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return null;
        }
        if (session.getAttribute(SESSION_NAME) instanceof String known) {
            return known;
        }
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        var name = HexFormat.of().formatHex(bytes);
        session.setAttribute(SESSION_NAME, name);
        return name;
    }

    private static @Nullable String method() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken token
                ? token.method()
                : null;
    }

    private static @Nullable String task(String path) {
        var task = TASK.matcher(path);
        return task.find() ? task.group(1) : null;
    }

    private static String address(HttpServletRequest request) {
        return request.getRemoteAddr().replaceFirst("%.*", "");
    }
}
