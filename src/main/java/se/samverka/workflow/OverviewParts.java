package se.samverka.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.CaseId;
import se.samverka.workflow.OverviewRows.Part;
import se.samverka.workflow.Overviews.Who;

/** Who takes part as what, in a case and in those linked to it. */
class OverviewParts {

    private final CaseId about;
    private final Map<CaseId, List<Part>> parts;

    OverviewParts(CaseId about, List<Part> parts) {
        this.about = about;
        this.parts = parts.stream().collect(Collectors.groupingBy(Part::about));
    }

    /** @param child a linked case, or null for the case itself */
    List<Part> of(@Nullable CaseId child) {
        return parts.getOrDefault(child == null ? about : child, List.of());
    }

    Set<String> actorsOfMine(@Nullable CaseId child) {
        return of(child).stream().filter(Part::mine).map(Part::actor).collect(Collectors.toSet());
    }

    /** Those who do the work as one of the actors; in a linked case without those who take part in both. */
    List<Who> who(@Nullable CaseId child, Set<String> actors) {
        var both = child == null
                ? Set.<String>of()
                : of(null).stream().map(Part::unit).collect(Collectors.toSet());
        return of(child).stream()
                .filter(part -> actors.contains(part.actor()) && !both.contains(part.unit()))
                .map(part -> new Who(part.actor(), part.unit()))
                .toList();
    }
}
