package se.samverka.audit;

import java.util.Collection;
import se.samverka.identity.CaseId;

/** Where events are appended. */
public interface AuditTrail {

    /** Appends in the caller's transaction; throws when the event can't be written, so that nothing is shown. */
    void append(AuditEvent event);

    /** Appends all of them in one statement, in the order given. */
    void append(Collection<AuditEvent> events);

    /**
     * Appends one event for each case a list shows. A list that is shown again to the same session within ten minutes,
     * as pages do that refresh themselves, adds only the cases that are new in it.
     *
     * @param list code of the list, for example {@code tasks:mine}
     */
    void listed(String list, Collection<CaseId> shown);

    /** Appends a refusal in a transaction of its own, because the caller's is about to be rolled back. */
    void refused(AuditEvent event);
}
