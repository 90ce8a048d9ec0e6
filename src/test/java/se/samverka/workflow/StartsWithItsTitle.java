package se.samverka.workflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.identity.CaseId;

/** Tells the flow of a case that begins the first word of its title, where the title asks for it. */
@Component
class StartsWithItsTitle implements StartValues {

    private final Cases cases;

    StartsWithItsTitle(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Map<String, @Nullable Object> of(CaseId child) {
        return cases.find(child)
                .map(CaseFile::title)
                .filter(title -> title.startsWith("startvarde-"))
                .<Map<String, @Nullable Object>>map(title -> Map.of("startvarde", title))
                .orElse(Map.of());
    }
}
