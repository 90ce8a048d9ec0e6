package se.samverka.workflow;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.CaseFile;
import se.samverka.identity.CaseId;

/**
 * Who has come how far in work that several do at the same time: called processes of a case that run many times over, each
 * with a case of its own that is linked to this one, or without.
 */
public interface Overviews {

    /** Whether there is work of that kind in the model of a case one may know of, or cases are linked to it. */
    boolean offered(CaseFile file);

    /** One for each such process, in the order of the flow; empty for a case the acting person may not know of. */
    List<Overview> of(CaseId about);

    /**
     * @param process id of the called process
     * @param ownOnly the case is under secrecy, so each sees the work of their own units and not whether there is more
     * @param round which time this case does it; only the last is shown, linked cases are all shown
     * @param steps user tasks in the order of the flow
     */
    record Overview(String process, String name, boolean ownOnly, long round, List<Step> steps, List<Row> rows) {}

    /** @param usual false when only something that goes wrong or happens besides leads there */
    record Step(String element, String name, boolean usual) {}

    /**
     * One of those who do the work.
     *
     * @param child the linked case, or null when the work is part of this one
     * @param who those the tasks belong to, without those that take part in this case as well
     * @param cells as many as there are steps
     */
    record Row(
            @Nullable CaseId child,
            @Nullable String number,
            @Nullable String title,
            List<Who> who,
            boolean begun,
            boolean open,
            List<Cell> cells) {

        Row with(int... kept) {
            return new Row(
                    child,
                    number,
                    title,
                    who,
                    begun,
                    open,
                    Arrays.stream(kept).mapToObj(cells::get).toList());
        }

        public boolean isLate() {
            return cells.stream().anyMatch(cell -> cell.standing() == Standing.LATE);
        }
    }

    record Who(String actor, String unit) {}

    /** @param at when it was done, or when it is due; null when there is no such day */
    record Cell(Standing standing, @Nullable Instant at) {}

    /** How it is with one step of one row. */
    enum Standing {
        DONE,
        ONGOING,
        LATE,
        /** Not come to yet. */
        WAITING,
        /** The work ended without it. */
        SKIPPED,
        /** A step that is not usual, and has not been needed. */
        NOT_NEEDED,
        /** Others than the acting person may know of it. */
        WITHHELD
    }
}
