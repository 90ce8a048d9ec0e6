package se.samverka.audit;

/** Where events are appended. */
public interface AuditTrail {

    /** Appends in the caller's transaction; throws when the event can't be written, so that nothing is shown. */
    void append(AuditEvent event);

    /** Appends a refusal in a transaction of its own, because the caller's is about to be rolled back. */
    void refused(AuditEvent event);
}
