package se.samverka.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Stands before the stock web apps. Only calls of the list pass, and only written plainly: the apps' own filters look at
 * the address as it was sent, so no address may mean something else after decoding.
 */
class FrontDoor implements AuthorizationManager<RequestAuthorizationContext> {

    static final String CALL = FrontDoor.class.getName() + ".call";

    private static final String WORD = "[A-Za-z0-9_-]+(?:(?:\\.|:|%3A)[A-Za-z0-9_-]+)*";
    private static final Pattern PLAIN_PATH = Pattern.compile("(?:/" + WORD + ")+/?");
    private static final Pattern PROFILE = Pattern.compile(".*/user/([^/]+)/profile");

    @Override
    public AuthorizationDecision check(Supplier<Authentication> who, RequestAuthorizationContext context) {
        var request = context.getRequest();
        return new AuthorizationDecision(who.get() instanceof SignedInToken token && passes(token, request));
    }

    private static boolean passes(SignedInToken who, HttpServletRequest request) {
        var path = request.getRequestURI();
        if (!PLAIN_PATH.matcher(path).matches() || !ownProfile(path, who.getName())) {
            return false;
        }
        var administrator = who.getPrincipal().roles().contains(StockCalls.ADMINISTRATOR);
        var call = StockCalls.find(request.getMethod(), path, administrator);
        if (call.isEmpty() || !asksPlainly(call.get(), request.getQueryString())) {
            return false;
        }
        request.setAttribute(CALL, call.get());
        return true;
    }

    private static boolean ownProfile(String path, String userId) {
        var profile = PROFILE.matcher(path);
        return !profile.matches() || profile.group(1).equals(userId);
    }

    private static boolean asksPlainly(StockCall call, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return true;
        }
        for (var parameter : query.split("&", -1)) {
            var equals = parameter.indexOf('=');
            var name = equals < 0 ? parameter : parameter.substring(0, equals);
            var value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
            if (!call.takes(name, value)) {
                return false;
            }
        }
        return true;
    }

    /** What can't be decoded is shown as something refused. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "${";
        }
    }
}
