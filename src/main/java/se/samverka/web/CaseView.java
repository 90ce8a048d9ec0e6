package se.samverka.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Protection;
import se.samverka.workflow.Reports.Report;

/**
 * A case as its page shows it to one reader.
 *
 * @param title what lists call it; null when it has none
 * @param reports what the reader may report in it now
 * @param shown whether what is written is on the page; always where nobody is protected
 */
record CaseView(
        String number,
        @Nullable String title,
        String process,
        String area,
        boolean closed,
        String opened,
        @Nullable String closedOn,
        List<TaskRow> tasks,
        List<Place> places,
        List<Participant> participants,
        LinkedView linked,
        List<Section> sections,
        List<Report> reports,
        Protection protection,
        boolean protectable,
        boolean shown) {

    /** Whether others wrote a section that is called the same, so that its name alone does not tell which one it is. */
    public boolean writtenBySeveral(Section section) {
        return sections.stream()
                        .filter(other -> other.heading().equals(section.heading()))
                        .count()
                > 1;
    }

    /** Somewhere the case waits; {@code actor} and {@code since} are null when it waits for a date or an event. */
    record Place(String name, @Nullable String actor, @Nullable String since, @Nullable Due due) {}

    record Participant(String actor, String unit, String since) {}

    /**
     * A section I may read: what it is called, who wrote it when, why I see it and what it says.
     *
     * @param sharing what my unit has done with it; null when it isn't ours, or can't be shared any more
     */
    record Section(
            String heading,
            String unit,
            String written,
            Ground ground,
            List<Answers.Part> parts,
            @Nullable OwnSharing sharing) {}
}
