package se.samverka.audit;

import java.util.Collection;
import java.util.List;

/** Where events are appended. */
public interface AuditTrail {

    /** Appends in the caller's transaction; throws when the event can't be written, so that nothing is shown. */
    default void append(AuditEvent event) {
        append(List.of(event));
    }

    /** Appends all of them in one statement, in the order given. */
    void append(Collection<AuditEvent> events);

    /** Appends a refusal in a transaction of its own, because the caller's is about to be rolled back. */
    void refused(AuditEvent event);
}
