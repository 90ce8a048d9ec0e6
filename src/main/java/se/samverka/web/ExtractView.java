package se.samverka.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samverka.extract.Extract;

/**
 * Where an extract stands, as a page says it.
 *
 * @param producer name of whoever makes it
 * @param mine whether that is the reader
 * @param attempt number of the latest handing over, 0 before the first
 * @param returned why the latest attempt was sent back, or null
 * @param reviewer name of whoever answered the latest attempt, or null
 */
record ExtractView(
        UUID id,
        Extract.State state,
        String recipient,
        String begun,
        String producer,
        boolean mine,
        int attempt,
        @Nullable String submitted,
        @Nullable String returned,
        @Nullable String reviewer,
        @Nullable String reviewed) {

    static ExtractView of(Extract extract, Names names, String me) {
        var latest = extract.latest();
        return new ExtractView(
                extract.id(),
                extract.state(),
                extract.recipient().name(),
                Dates.moment(extract.begunAt()),
                names.person(extract.producedBy()),
                extract.producedBy(me),
                latest.map(Extract.Attempt::number).orElse(0),
                latest.map(attempt -> Dates.moment(attempt.submittedAt())).orElse(null),
                latest.map(Extract.Attempt::reason).orElse(null),
                latest.map(Extract.Attempt::reviewedBy).map(names::person).orElse(null),
                latest.map(Extract.Attempt::reviewedAt).map(Dates::moment).orElse(null));
    }
}
