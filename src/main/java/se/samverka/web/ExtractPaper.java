package se.samverka.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import se.samverka.extract.Document;
import se.samverka.extract.Document.Reading;
import se.samverka.extract.Piece;
import se.samverka.extract.Piece.Kind;

/**
 * An extract as it is printed and shown: sorted by what it is, with Swedish dates.
 *
 * @param chapters in the order of the paper, without empty ones
 * @param readings what the same unit read for the same reason on one day is one line
 */
record ExtractPaper(Document document, String asOf, List<Chapter> chapters, List<Line> readings) {

    private static final List<String> ORDER = List.of("own", "received", "sharing", "consent", "disclosure", "files");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy HH:mm", PdfPrinter.SWEDISH);

    /** @param code for its message keys */
    record Chapter(String code, List<Part> parts) {}

    record Part(Piece piece, String on) {}

    /**
     * @param times first, and last when there were several
     * @param logs numbers in the trail, first and last
     */
    record Line(
            String day,
            String times,
            int count,
            String who,
            String what,
            String action,
            String purpose,
            String ground,
            String logs) {}

    static ExtractPaper of(Document document) {
        return new ExtractPaper(document, MOMENT.format(at(document.asOf())), chapters(document), readings(document));
    }

    private static List<Chapter> chapters(Document document) {
        return ORDER.stream()
                .map(code -> new Chapter(
                        code,
                        document.pieces().stream()
                                .filter(piece -> code(piece).equals(code))
                                .map(ExtractPaper::part)
                                .toList()))
                .filter(chapter -> !chapter.parts().isEmpty())
                .toList();
    }

    private static String code(Piece piece) {
        return piece.kind() == Kind.SECTION
                ? piece.received() ? "received" : "own"
                : piece.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Part part(Piece piece) {
        return new Part(piece, PaperDates.day(LocalDate.ofInstant(piece.at(), Dates.CITY_TIME)));
    }

    private static List<Line> readings(Document document) {
        return document.readings().stream()
                .collect(Collectors.groupingBy(ExtractPaper::alike, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ExtractPaper::line)
                .toList();
    }

    private static List<Object> alike(Reading one) {
        return List.of(
                LocalDate.ofInstant(one.at(), Dates.CITY_TIME),
                one.units(),
                one.roles(),
                one.action(),
                one.what(),
                one.purpose(),
                one.ground());
    }

    private static Line line(List<Reading> alike) {
        var first = alike.get(0);
        var last = alike.get(alike.size() - 1);
        var from = TIME.format(at(first.at()));
        var to = TIME.format(at(last.at()));
        var roles = first.roles().isEmpty() ? "" : " (" + String.join(", ", first.roles()) + ")";
        return new Line(
                DAY.format(at(first.at())),
                from.equals(to) ? from : from + "–" + to,
                alike.size(),
                String.join(", ", first.units()) + roles,
                first.what(),
                first.action(),
                first.purpose(),
                first.ground(),
                alike.size() == 1 ? String.valueOf(first.log()) : first.log() + "–" + last.log());
    }

    private static ZonedDateTime at(Instant at) {
        return at.atZone(Dates.CITY_TIME);
    }
}
