package se.samverka.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.StringUtils;
import se.samverka.extract.Piece.Kind;

/** What sections are called; one that can't be read any more keeps its code's words. */
final class Headings {

    private final Map<String, String> byCode = new HashMap<>();

    private Headings() {}

    static Headings of(List<Piece> pieces) {
        var headings = new Headings();
        pieces.stream()
                .filter(piece -> piece.kind() == Kind.SECTION)
                .forEach(piece -> headings.byCode.putIfAbsent(piece.key().split(":")[1], piece.heading()));
        return headings;
    }

    String of(String code) {
        return byCode.getOrDefault(code, StringUtils.capitalize(code.replace('-', ' ')));
    }
}
