package se.samverka.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.support.TransactionOperations;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;

/**
 * Sign-in with a password of the register. An unknown name costs as much time and gets the same answer as a wrong
 * password, and the trail knows of both.
 */
class PasswordSignIn implements AuthenticationProvider {

    private static final Pattern USER_ID = Pattern.compile("[a-z0-9.-]{2,64}");
    private static final String METHOD = "password";
    private static final int LONGEST_PASSWORD = 200;

    private final Directory directory;
    private final CurrentActor currentActor;
    private final AuditTrail trail;
    private final PasswordEncoder encoder;
    private final Throttle throttle;
    private final TransactionOperations transaction;
    private final String nobodysHash;

    PasswordSignIn(
            Directory directory,
            CurrentActor currentActor,
            AuditTrail trail,
            PasswordEncoder encoder,
            Throttle throttle,
            TransactionOperations transaction) {
        this.directory = directory;
        this.currentActor = currentActor;
        this.trail = trail;
        this.encoder = encoder;
        this.throttle = throttle;
        this.transaction = transaction;
        this.nobodysHash = encoder.encode("nobody has this password");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var account = USER_ID.matcher(attempt.getName()).matches() ? attempt.getName() : "unknown";
        var address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "unknown";
        if (throttle.mustWait(account, address)) {
            throw new LockedException("Too many attempts");
        }
        var person = currentActor.as(
                Actor.service("sign-in"), () -> check(account, String.valueOf(attempt.getCredentials())));
        if (person.isEmpty()) {
            throttle.failed(account, address);
            throw new BadCredentialsException("Wrong name or password");
        }
        throttle.succeeded(account, address);
        var signedIn = new SignedInToken(person.get(), METHOD);
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    private Optional<SignedInPerson> check(String account, String password) {
        var hash = directory.passwordOf(account);
        var right = encoder.matches(shortened(password), hash.orElse(nobodysHash)) && hash.isPresent();
        var person = directory.find(account).map(SignedInPerson::of);
        if (right && person.isPresent()) {
            let(person.get());
            return person;
        }
        trail.refused(new AuditEvent(
                Action.SIGN_IN,
                Outcome.DENIED,
                null,
                "account:" + person.map(SignedInPerson::userId).orElse("unknown"),
                METHOD,
                null));
        return Optional.empty();
    }

    private void let(SignedInPerson person) {
        currentActor.as(
                person.actor(),
                () -> transaction.executeWithoutResult(status -> trail.append(
                        new AuditEvent(Action.SIGN_IN, Outcome.OK, null, "account:" + person.userId(), METHOD, null))));
    }

    private static String shortened(String password) {
        return password.substring(0, Math.min(password.length(), LONGEST_PASSWORD));
    }
}
