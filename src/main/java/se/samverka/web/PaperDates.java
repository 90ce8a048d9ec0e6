package se.samverka.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Dates on paper, which is in Swedish whoever prints it. */
final class PaperDates {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", PdfPrinter.SWEDISH);

    private PaperDates() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
