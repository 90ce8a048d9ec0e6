package se.samverka.workflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.CaseId;

/** What the flow of a case that belongs to another one knows when it starts. */
public interface StartValues {

    /**
     * Asked as the system of the case.
     *
     * @return codes, numbers, dates and yes or no, by name of the variable
     */
    Map<String, @Nullable Object> of(CaseId child);
}
