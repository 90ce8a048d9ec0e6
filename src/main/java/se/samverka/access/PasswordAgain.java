package se.samverka.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import se.samverka.identity.CurrentActor;
import se.samverka.identity.Reauthentication;

/** The password once more: slowed down and noted like a sign-in, and without a session of its own. */
class PasswordAgain implements Reauthentication {

    private final PasswordSignIn passwords;
    private final CurrentActor currentActor;

    PasswordAgain(PasswordSignIn passwords, CurrentActor currentActor) {
        this.passwords = passwords;
        this.currentActor = currentActor;
    }

    @Override
    public boolean proves(String password) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(
                currentActor.require().id(), password);
        attempt.setDetails(fromWhere());
        try {
            return passwords.authenticate(attempt).isAuthenticated();
        } catch (AuthenticationException wrong) {
            return false;
        }
    }

    private static @Nullable WebAuthenticationDetails fromWhere() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
                ? new WebAuthenticationDetails(here.getRequest())
                : null;
    }
}
