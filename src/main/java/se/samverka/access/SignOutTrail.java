package se.samverka.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.identity.CurrentActor;

/** Notes that a person left. */
@Component
class SignOutTrail implements LogoutHandler {

    private final AuditTrail trail;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;

    SignOutTrail(AuditTrail trail, CurrentActor currentActor, PlatformTransactionManager transactions) {
        this.trail = trail;
        this.currentActor = currentActor;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
        if (who instanceof SignedInToken token) {
            currentActor.as(
                    token.getPrincipal().actor(),
                    () -> transaction.executeWithoutResult(status -> trail.append(new AuditEvent(
                            Action.SIGN_OUT, Outcome.OK, null, "account:" + who.getName(), null, null))));
        }
    }
}
