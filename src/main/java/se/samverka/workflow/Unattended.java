package se.samverka.workflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that nobody can take: the case is protected and nobody of the unit is cleared. They stay where they are until
 * somebody is given the role; process administrators, and the cleared people of the case, are told meanwhile.
 */
public interface Unattended {

    /** The oldest first; empty for everybody else. */
    List<Task> tasks();

    /**
     * @param unit code of the unit that has nobody
     * @param caseNumber null for those who may not know the case
     */
    record Task(String name, String unit, @Nullable String caseNumber, Instant since) {}
}
