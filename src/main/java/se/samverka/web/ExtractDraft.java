package se.samverka.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import se.samverka.caserecord.Protection;
import se.samverka.extract.Extracts.Draft;
import se.samverka.extract.Mask;
import se.samverka.extract.MaskReason;
import se.samverka.extract.Piece;

/**
 * What is in an extract that is being made, field by field, with what is masked.
 *
 * @param fingerprint what to hand over it is seen by
 */
record ExtractDraft(
        String fingerprint, boolean guardian, boolean protection, List<MaskReason> reasons, List<Part> parts) {

    private static final Set<String> WRITTEN = Set.of("purpose", "reason");

    /** @param at anchor on the page */
    record Part(String at, Piece piece, String written, List<Line> lines) {}

    /**
     * @param at anchor on the page
     * @param markable whether somebody wrote it, else it is a date, a unit or a ground
     */
    record Line(String key, String at, String label, String text, boolean markable, List<Marked> marked) {}

    /**
     * @param text what is left out
     * @param whole whether that is all of it
     */
    record Marked(UUID id, String text, boolean whole, MaskReason reason, boolean automatic) {}

    static ExtractDraft of(Draft draft, Protection protection) {
        var pieces = draft.material().pieces();
        return new ExtractDraft(
                draft.fingerprint(),
                draft.extract().recipient().guardian(),
                protection.isProtected(),
                draft.extract().recipient().reasons(),
                IntStream.range(0, pieces.size())
                        .mapToObj(at -> part("piece-" + (at + 1), pieces.get(at), draft.masks()))
                        .toList());
    }

    private static Part part(String at, Piece piece, List<Mask> masks) {
        var fields = piece.fields();
        return new Part(
                at,
                piece,
                Dates.day(piece.at()),
                IntStream.range(0, fields.size())
                        .mapToObj(n -> line(at + "-" + (n + 1), piece, fields.get(n), masks))
                        .toList());
    }

    private static Line line(String at, Piece piece, Piece.Field field, List<Mask> masks) {
        var place = new Mask.Place(piece.key(), field.key());
        return new Line(
                field.key(),
                at,
                field.label(),
                field.text(),
                piece.kind() == Piece.Kind.SECTION || WRITTEN.contains(field.key()),
                masks.stream()
                        .filter(mask -> mask.place().equals(place) && !mask.lifted())
                        .map(mask -> marked(mask, field.text()))
                        .toList());
    }

    private static Marked marked(Mask mask, String text) {
        var end = Math.min(mask.ends(), text.length());
        return new Marked(
                mask.id(),
                text.substring(Math.min(mask.starts(), end), end),
                mask.starts() == 0 && end == text.length(),
                mask.reason(),
                mask.automatic());
    }
}
