package se.samverka.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.CaseFile;
import se.samverka.identity.CaseId;

/** The processes people can start, and where a case stands in its process. */
public interface Processes {

    /** Deployed processes that somebody starts by hand, newest version of each, by name. */
    List<ProcessInfo> startable();

    Optional<ProcessInfo> find(String id);

    /** The start form; empty when the process has none. */
    Optional<JsonNode> startForm(String id);

    /** Starts the process about a case that is already on record, in the caller's transaction. */
    void start(String id, CaseId about, Map<String, Object> flow);

    /**
     * Tells the running process of a case what has changed: codes, numbers, dates, yes or no.
     *
     * @return false when none runs
     */
    boolean change(CaseId about, Map<String, ?> flow);

    /** Where the case stands; empty when it has ended or the acting person takes no part in it. */
    List<Place> where(CaseId about);

    /** The main process as BPMN XML with the ids of the elements where it stands. */
    Optional<Diagram> diagram(CaseId about);

    /**
     * A process and what its model says about cases.
     *
     * @param startedBy actor codes that may start it; empty: not by hand
     * @param participants actor codes that take part from the start, besides the one who starts
     */
    record ProcessInfo(
            String id,
            String name,
            String says,
            String prefix,
            CaseFile.Regime regime,
            String retentionClass,
            Set<String> startedBy,
            Set<String> participants) {}

    /**
     * One place in the flow: a task or an event that waits.
     *
     * @param actor null when it waits for no one
     * @param since null when it is not known
     */
    record Place(String element, String name, @Nullable String actor, @Nullable Instant since, @Nullable Instant due) {}

    /** The model and the elements that are active. */
    record Diagram(String xml, Set<String> active) {}
}
