package se.samverka.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samverka.secrecy.ConsentQuestions.Row;

/** What a family has been asked and answered, as the page of the unit that asks shows it. */
record ConsentView(
        String number,
        boolean closed,
        String purpose,
        @Nullable String exceptions,
        String askedOn,
        String validTo,
        long maxMegabytes,
        List<Signatory> signatories,
        List<Row> rows) {

    /** Somebody who is asked, and what has come back on paper. */
    record Signatory(
            String code, @Nullable String answer, @Nullable String way, @Nullable String signedOn, List<File> files) {}

    /** A file that can be fetched. */
    record File(UUID id, String type, String size, String on) {}
}
