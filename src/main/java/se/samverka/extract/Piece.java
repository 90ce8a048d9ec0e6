package se.samverka.extract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known, as people read it.
 *
 * @param key stable name within the case
 * @param unit name of whoever wrote or keeps it
 * @param received whether another unit let it in; {@code basis} then says on which ground
 * @param version of a section, else null
 * @param earlier whether a newer version has taken its place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Piece(
        String key,
        Kind kind,
        String heading,
        String unit,
        boolean received,
        @Nullable String basis,
        Instant at,
        @Nullable Integer version,
        boolean earlier,
        List<Field> fields) {

    /** What it is. */
    public enum Kind {
        SECTION,
        SHARING,
        CONSENT,
        DISCLOSURE,
        FILES
    }

    /**
     * @param key stable name within the piece
     * @param heading what it stands under, or null
     * @param automatic why the whole of it is masked from the start, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Field(
            String key, @Nullable String heading, String label, String text, @Nullable MaskReason automatic) {

        Field saying(String other) {
            return new Field(key, heading, label, other, null);
        }
    }

    Piece with(List<Field> others) {
        return new Piece(key, kind, heading, unit, received, basis, at, version, earlier, others);
    }
}
