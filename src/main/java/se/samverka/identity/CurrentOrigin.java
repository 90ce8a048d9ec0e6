package se.samverka.identity;

import org.springframework.stereotype.Component;

/** The origin of what this thread does: a request's while it is answered, else a job's. */
@Component
public class CurrentOrigin {

    private final ThreadLocal<Origin> origin = ThreadLocal.withInitial(() -> Origin.JOB);

    public Origin get() {
        return origin.get();
    }

    /** Holds until {@link #end}. */
    public void begin(Origin request) {
        origin.set(request);
    }

    public void end() {
        origin.remove();
    }
}
