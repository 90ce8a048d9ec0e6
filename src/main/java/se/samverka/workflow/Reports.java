package se.samverka.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.samverka.identity.CaseId;

/**
 * Events that people report when they happen, outside any task: message events of a case's main process whose model names
 * a form ({@code formular}) and the actors who may ({@code meddelas-av}).
 */
public interface Reports {

    /** What the acting person may report now, those first that have waited longest. */
    List<Report> of(CaseId about);

    /** Empty when the case does not wait for it, and when it is not the acting person's to report. */
    Optional<Report> find(CaseId about, String element);

    /** Whether it was the acting person's to report and the case does not wait for it any more. */
    boolean ended(CaseId about, String element);

    /** The form's schema as deployed with the case's version of the process. */
    JsonNode form(Report report);

    /** Variables the event can see; used to name sections. */
    Map<String, Object> flow(Report report);

    /**
     * Lets no one else report in the case until the caller's transaction has ended, so that what two people write at the
     * same time comes one after the other.
     */
    void queue(CaseId about);

    /**
     * Tells the process, in the caller's transaction.
     *
     * @param flow as in {@link Tasks#complete}; seen by what the event starts, and by the whole process when the event is
     *     a step of it
     * @throws TaskConflict when the event is over or the case moved at the same moment
     */
    void send(Report report, Map<String, Object> flow);

    /**
     * An event that waits.
     *
     * @param id what waits, in the engine
     * @param name what people call it
     * @param says the model's documentation of it, empty when there is none
     * @param form id of the form
     * @param actor what the unit takes part as
     * @param version id of the process definition
     */
    record Report(
            String id,
            String definition,
            String name,
            String says,
            String form,
            CaseId about,
            String caseNumber,
            String process,
            String version,
            String actor,
            String unit,
            boolean isProtected)
            implements Occasion {}
}
