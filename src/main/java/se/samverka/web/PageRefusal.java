package se.samverka.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import se.samverka.caserecord.Refused;

/**
 * Why something was not done, to be said above the form it was sent with.
 *
 * @param names what the text takes
 * @param field name of the field to change, or null
 */
record PageRefusal(String key, Object[] names, @Nullable String field, HttpStatus status) {

    private static final Set<String> TOO_LATE = Set.of(
            "ground-changed",
            "proposal-decided",
            "sharing-ended",
            "extract-changed",
            "extract-outdated",
            "extract-not-open");
    private static final Set<String> NOTHING_THERE = Set.of(
            "ground-unknown",
            "section-missing",
            "proposal-unknown",
            "disclosure-unknown",
            "extract-unknown",
            "extract-mask-unknown",
            "extract-field-unknown");

    /** @throws ResponseStatusException 403 or 404 when there is no form to say it above */
    static PageRefusal of(Refused refused) {
        if (refused.code().equals("not-jurist")) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (NOTHING_THERE.contains(refused.code())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var status = TOO_LATE.contains(refused.code()) ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
        return new PageRefusal(
                refused.messageKey(), refused.names().toArray(), refused.field().orElse(null), status);
    }
}
