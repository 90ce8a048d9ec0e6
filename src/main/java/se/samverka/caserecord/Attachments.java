package se.samverka.caserecord;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.samverka.identity.CaseId;

/** Files of a case, each owned by one unit and never changed. Opening one is audited; what is not mine does not exist. */
public interface Attachments {

    /**
     * Keeps a file that somebody has sent in: a PDF as it came, a picture without what a camera wrote beside it. The
     * check sum is of what is kept.
     *
     * @throws Refused {@code attachment-empty}, {@code attachment-too-large}, {@code attachment-type-unknown} when the
     *     content is none of the types that are taken, whatever its name says, {@code attachment-broken} when it can't be
     *     read, {@code attachment-picture-too-large}, {@code attachment-active} when a PDF carries scripts, files or
     *     actions, {@code attachment-locked} when it needs a password; {@code attachment-not-yours};
     *     {@code case-closed}
     */
    Attachment receive(Place place, byte[] content);

    /** Keeps a file that Samverka has made itself. */
    Attachment keep(Place place, FileType type, byte[] content);

    /** Those of one kind that belong to one thing, the oldest first; their content is not shown, so nothing is audited. */
    List<Attachment> of(CaseId about, Kind kind, UUID belongsTo);

    /** The file itself, when it is of this case and mine. */
    Optional<Opened> open(CaseId about, UUID id, String purpose);

    /** What a file is. */
    enum Kind {
        /** What a family has answered, signed; belongs to a consent request, its part is the signatory. */
        SAMTYCKESSVAR
    }

    /**
     * Where a file belongs.
     *
     * @param unit owner; must be one of the writer's own units
     * @param belongsTo what it belongs to, by kind
     * @param part which part of that, a code
     */
    record Place(CaseId about, String unit, Kind kind, UUID belongsTo, String part) {}

    /** A file without its content. */
    record Attachment(UUID id, Place place, FileType type, int bytes, String writtenBy, Instant writtenAt) {}

    /** A file with its content. */
    record Opened(Attachment file, byte[] content) {}
}
