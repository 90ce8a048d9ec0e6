package se.samverka.extract;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.WrittenNumbers;
import se.samverka.extract.Mask.Place;
import se.samverka.extract.Piece.Field;

/** Where masks go, and what is left when they are there. */
final class Masking {

    private static final int SHORTEST = 2;

    private Masking() {}

    /** What the record itself knows to be about somebody else: fields their form says so of, and identity numbers. */
    static List<Mask.New> automatic(Material material, LocalDate today) {
        return fields(material)
                .flatMap(at -> at.field().automatic() != null
                        ? Stream.of(new Mask.New(
                                at.place(),
                                0,
                                at.field().text().length(),
                                at.field().automatic(),
                                true))
                        : WrittenNumbers.in(at.field().text(), today).stream()
                                .filter(number -> !material.numbers().contains(number.digits()))
                                .map(number -> new Mask.New(
                                        at.place(), number.from(), number.to(), MaskReason.TREDJE_MAN, true)))
                .toList();
    }

    /**
     * Everywhere the passages stand.
     *
     * @param within the one field to look in, or null for all
     * @param passages one on each line, exactly as they are written
     * @throws Refused {@code extract-passage-missing} with the line that stands nowhere, {@code extract-passage-short},
     *     {@code extract-passage-none}
     */
    static List<Mask.New> passages(Material material, @Nullable Place within, String passages, MaskReason reason) {
        var masks = new ArrayList<Mask.New>();
        var line = 0;
        for (var written : passages.split("\\R")) {
            line++;
            var passage = normal(written.strip());
            if (passage.isEmpty()) {
                continue;
            }
            if (passage.length() < SHORTEST) {
                throw Refused.naming("extract-passage-short", "passages", String.valueOf(line));
            }
            var found = fields(material)
                    .filter(at -> within == null || at.place().equals(within))
                    .flatMap(at -> places(at, passage, reason))
                    .toList();
            if (found.isEmpty()) {
                throw Refused.naming("extract-passage-missing", "passages", String.valueOf(line));
            }
            masks.addAll(found);
        }
        if (masks.isEmpty()) {
            throw new Refused("extract-passage-none", "passages");
        }
        return masks;
    }

    /** @throws Refused {@code extract-field-unknown} */
    static Mask.New whole(Material material, Place place, MaskReason reason) {
        return fields(material)
                .filter(at -> at.place().equals(place))
                .findFirst()
                .map(at -> new Mask.New(place, 0, at.field().text().length(), reason, false))
                .orElseThrow(() -> new Refused("extract-field-unknown"));
    }

    /** The pieces without what is masked; nothing in them leads back to it. */
    static List<Piece> apply(Material material, Collection<Mask> masks, Function<MaskReason, String> says) {
        return material.pieces().stream()
                .map(piece -> piece.with(piece.fields().stream()
                        .map(field ->
                                field.saying(left(field.text(), of(masks, new Place(piece.key(), field.key())), says)))
                        .toList()))
                .toList();
    }

    /** Those that hold, the first in the text first. */
    static List<Mask> of(Collection<Mask> masks, Place place) {
        return masks.stream()
                .filter(mask -> mask.place().equals(place) && !mask.lifted())
                .sorted(Comparator.comparingInt(Mask::starts).thenComparing(Mask::ends, Comparator.reverseOrder()))
                .toList();
    }

    /** Masks that overlap are one, for the reason of the first. */
    private static String left(String text, List<Mask> masks, Function<MaskReason, String> says) {
        var left = new StringBuilder();
        var at = 0;
        for (var mask : masks) {
            if (mask.starts() >= at) {
                left.append(text, at, mask.starts()).append(says.apply(mask.reason()));
            }
            at = Math.max(at, Math.min(mask.ends(), text.length()));
        }
        return left.append(text.substring(at)).toString();
    }

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static Stream<Mask.New> places(At at, String passage, MaskReason reason) {
        var found = Stream.<Mask.New>builder();
        var text = at.field().text();
        for (var from = text.indexOf(passage); from >= 0; from = text.indexOf(passage, from + passage.length())) {
            found.add(new Mask.New(at.place(), from, from + passage.length(), reason, false));
        }
        return found.build();
    }

    private static Stream<At> fields(Material material) {
        return material.pieces().stream().flatMap(piece -> piece.fields().stream()
                .map(field -> new At(new Place(piece.key(), field.key()), field)));
    }

    private record At(Place place, Field field) {}
}
