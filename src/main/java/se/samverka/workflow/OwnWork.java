package se.samverka.workflow;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Marks engine calls that our own services make after they have decided who may. Everything else that reaches the engine
 * comes from the web apps and is judged by {@link CommandGuard} and the engine's authorizations.
 */
@Component
class OwnWork {

    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);
    private static final ThreadLocal<@Nullable String> COMPLETING = new ThreadLocal<>();

    private final IdentityService identities;

    OwnWork(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    static boolean active() {
        return DEPTH.get() > 0;
    }

    static boolean completing(String task) {
        return task.equals(COMPLETING.get());
    }

    /** Runs with the engine's own checks off, and gives the thread's authentication back afterwards. */
    <T> T run(Supplier<T> work) {
        var before = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        DEPTH.set(DEPTH.get() + 1);
        try {
            return work.get();
        } finally {
            leave();
            if (before != null) {
                identities.setAuthentication(before);
            }
        }
    }

    void complete(String task, Runnable work) {
        COMPLETING.set(task);
        try {
            run(() -> {
                work.run();
                return true;
            });
        } finally {
            COMPLETING.remove();
        }
    }

    private static void leave() {
        int depth = DEPTH.get() - 1;
        if (depth == 0) {
            DEPTH.remove();
        } else {
            DEPTH.set(depth);
        }
    }
}
