package se.samverka.workflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.CaseFile.State;
import se.samverka.identity.CaseId;
import se.samverka.workflow.Processes.Place;
import se.samverka.workflow.Processes.ProcessInfo;

/** The cases the acting person may read, as a list with where each of them stands; other cases do not exist here. */
public interface CaseList {

    /** How far hits are counted, and paged through. */
    int COUNTED = 1_000;

    /** Cuts one page out of what the query finds and notes each case on it in the trail. */
    Page page(Query query);

    /** The same for a file that is taken out, which the trail is told too. */
    Page export(Query query);

    /** Processes that carry cases of their own, newest version of each, by name. */
    List<ProcessInfo> processes();

    /** Where a case of this process can stand, newest version, in the order of the flow. */
    List<Step> steps(String process);

    /**
     * What is asked for; null asks for all.
     *
     * @param everything also what all staff may read, not only cases one of my units takes part in
     * @param linked also those that belong to a case one of my units takes part in; they are found there. Of a named process,
     *     and of what is overdue, they are always shown.
     * @param step id of an element of the model
     * @param overdue only those with a task that should have been done, as far as I may know of it
     */
    record Query(
            boolean everything,
            boolean linked,
            @Nullable String process,
            @Nullable State state,
            @Nullable String area,
            @Nullable String step,
            boolean overdue,
            Sort sort,
            int offset,
            int limit) {}

    /** The first is by when a case came to one of my units, newest first. */
    enum Sort {
        NEWEST,
        OLDEST,
        DUE,
        TITLE
    }

    /** @param hits how many the query finds; one more than {@link #COUNTED} when there are more */
    record Page(List<Row> rows, long hits) {}

    /**
     * A case on the list.
     *
     * @param title null under secrecy
     * @param places as the case page shows them, earliest due first
     */
    record Row(
            CaseId id,
            String number,
            @Nullable String title,
            String process,
            Regime regime,
            String area,
            State state,
            Instant openedAt,
            @Nullable Instant closedAt,
            List<Place> places) {}

    /** An element by id, with its name. */
    record Step(String element, String name) {}
}
