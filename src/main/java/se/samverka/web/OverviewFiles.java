package se.samverka.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The overviews of a case as files; the paper is in Swedish, as papers are. */
@Component
class OverviewFiles {

    private final OverviewReading reading;
    private final OverviewWords words;
    private final PdfPrinter printer;
    private final Clock clock;

    OverviewFiles(OverviewReading reading, OverviewWords words, PdfPrinter printer, Clock clock) {
        this.reading = reading;
        this.words = words;
        this.printer = printer;
        this.clock = clock;
    }

    /** One line for each row and step, so that a spreadsheet can filter and count. */
    Csv csv(String number, boolean lateOnly) {
        var language = LocaleContextHolder.getLocale();
        var view = reading.export(number, lateOnly, language);
        var csv = new Csv(Stream.of("process", "name", "number", "units", "step", "standing", "day", "text")
                .map(column -> words.say("overview.column." + column, language))
                .toList());
        view.parts().forEach(part -> part.rows().forEach(row -> row.cells()
                .forEach(cell -> csv.add(
                        part.name(),
                        row.name(),
                        row.number(),
                        row.units(),
                        cell.step(),
                        words.say("overview.standing." + cell.standing(), language),
                        cell.iso(),
                        cell.text()))));
        return csv;
    }

    byte[] pdf(String number, boolean lateOnly) {
        var view = reading.export(number, lateOnly, PdfPrinter.SWEDISH);
        var today = PaperDates.day(LocalDate.now(clock.withZone(Dates.CITY_TIME)));
        return printer.print("web/paper/overview", Map.of("view", view, "today", today, "wide", true));
    }
}
