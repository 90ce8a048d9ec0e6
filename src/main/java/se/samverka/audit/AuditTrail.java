package se.samverka.audit;

import java.util.Collection;

/** Where events are appended. */
public interface AuditTrail {

    /** Appends in the caller's transaction; throws when the event can't be written, so that nothing is shown. */
    void append(AuditEvent event);

    /** Appends all of them in one statement, in the order given. */
    void append(Collection<AuditEvent> events);

    /** Appends a refusal in a transaction of its own, because the caller's is about to be rolled back. */
    void refused(AuditEvent event);
}
