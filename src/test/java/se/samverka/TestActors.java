package se.samverka;

import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.identity.HasActor;

/** Does work as somebody, in a transaction of its own. */
@TestComponent
public class TestActors {

    private final CurrentActor current;
    private final TransactionTemplate transaction;

    TestActors(CurrentActor current, PlatformTransactionManager transactions) {
        this.current = current;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A person without roles, for example {@code person("skola.hisingen", "skola-hisingen")}. */
    public static Actor person(String userId, String... units) {
        return Actor.person(userId, Set.of(units), Set.of());
    }

    /** For a request without the way through the sign-in page. */
    public static RequestPostProcessor signedIn(Actor actor) {
        var token = new TestingAuthenticationToken((HasActor) () -> actor, "");
        token.setAuthenticated(true);
        return SecurityMockMvcRequestPostProcessors.authentication(token);
    }

    public <T> T as(Actor actor, Supplier<T> work) {
        return current.as(actor, () -> transaction.execute(status -> work.get()));
    }

    public void as(Actor actor, Runnable work) {
        current.as(actor, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    public <T> T asSystem(CaseId about, Supplier<T> work) {
        return as(Actor.system(about), work);
    }

    public <T> T asNobody(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }
}
