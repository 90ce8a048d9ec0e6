package se.samverka.caserecord;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds cases by name, identity number or case number and by nothing else (förordning 2001:637, 15 §; to be examined by
 * the city's lawyer). A case that the acting person may not know, and one that does not exist, are both no hit.
 */
public interface CaseSearch {

    /** Whole words of the name; every word given has to be in it. */
    String NAME = "name";

    /** Personal identity number or co-ordination number, ten or twelve digits. */
    String IDENTITY_NUMBER = "identityNumber";

    String CASE_NUMBER = "caseNumber";

    /**
     * Searches once; each search leaves one event, and one more for each case shown.
     *
     * @param terms what was asked for, by kind; exactly one
     * @throws Refused {@code search-one-term}, {@code search-name-invalid}, {@code search-identity-invalid},
     *     {@code search-number-invalid} or {@code search-too-often}
     */
    Result find(Map<String, String> terms);

    /** @param more there are more cases than those shown */
    record Result(List<Hit> hits, boolean more) {}

    /**
     * @param name whom the case is about; null when the reader has no ground for it or the person is protected
     * @param isProtected whether the person is protected, or may be
     */
    record Hit(
            String number,
            String process,
            String area,
            CaseFile.State state,
            Instant openedAt,
            @Nullable String name,
            boolean isProtected) {}
}
