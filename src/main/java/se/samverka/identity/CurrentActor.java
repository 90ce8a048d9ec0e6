package se.samverka.identity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The actor of this thread: whoever was put in front with {@link #as}, else the signed-in person, else nobody. */
@Component
public class CurrentActor {

    private final ThreadLocal<Deque<Actor>> inFront = ThreadLocal.withInitial(ArrayDeque::new);
    private final TransactionIdentity transaction;

    CurrentActor(TransactionIdentity transaction) {
        this.transaction = transaction;
        transaction.follow(this::find);
    }

    /** Does the work as the given actor, inside the running transaction too, and gives the thread back as it was. */
    public <T> T as(Actor actor, Supplier<T> work) {
        if (find().filter(actor::equals).isPresent()) {
            return work.get();
        }
        var actors = inFront.get();
        actors.push(actor);
        try {
            transaction.enter(Optional.of(actor));
            return work.get();
        } finally {
            actors.pop();
            if (actors.isEmpty()) {
                inFront.remove();
            }
            transaction.leaveTo(find());
        }
    }

    public void as(Actor actor, Runnable work) {
        as(actor, () -> {
            work.run();
            return true;
        });
    }

    /** Does the work as the system limited to the case, on behalf of whoever acts now. */
    public <T> T asSystem(CaseId about, Supplier<T> work) {
        return as(find().map(actor -> actor.asSystem(about)).orElseGet(() -> Actor.system(about)), work);
    }

    public Optional<Actor> find() {
        var actors = inFront.get();
        if (!actors.isEmpty()) {
            return Optional.of(actors.element());
        }
        inFront.remove();
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof HasActor person
                ? Optional.of(person.actor())
                : Optional.empty();
    }

    /** @throws NobodyActs when nobody is signed in and no service works */
    public Actor require() {
        return find().orElseThrow(NobodyActs::new);
    }

    /** Nobody acts on this thread, so nothing may be read or written. */
    public static class NobodyActs extends IllegalStateException {
        NobodyActs() {
            super("Nobody is signed in on this thread");
        }
    }
}
