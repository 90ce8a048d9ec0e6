package se.samverka.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The trail for those who review it. For everybody else there is nothing here. */
@RestController
class TrailApi {

    private static final Pattern CASE_NUMBER = Pattern.compile("[A-ZÅÄÖ]{2,10}-[0-9]{4}-[0-9]{5,12}");

    private final TrailExport export;

    TrailApi(TrailExport export) {
        this.export = export;
    }

    /**
     * Events as a FHIR R4 Bundle of AuditEvents, oldest first, at most 500: of one case, or of a period. A full page is
     * followed by the events after the number in its last event's id.
     *
     * @param caseNumber the case; then no period is given
     * @param from first moment of the period
     * @param to the moment after it
     * @param after number of the last event already fetched
     */
    @GetMapping(
            path = "/api/audit/events",
            produces = {"application/fhir+json", "application/json"})
    ObjectNode events(
            @RequestParam(name = "case", required = false) @Nullable String caseNumber,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant to,
            @RequestParam(defaultValue = "0") long after) {
        if (!export.isReviewer()) {
            export.refused();
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return FhirEvents.bundle(asked(caseNumber, from, to, after));
    }

    private List<WrittenEvent> asked(
            @Nullable String caseNumber, @Nullable Instant from, @Nullable Instant to, long after) {
        if (caseNumber != null
                && from == null
                && to == null
                && CASE_NUMBER.matcher(caseNumber).matches()) {
            return export.ofCase(caseNumber, after);
        }
        if (caseNumber == null && from != null && to != null && from.isBefore(to)) {
            return export.between(from, to, after);
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
