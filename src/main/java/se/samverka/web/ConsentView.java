package se.samverka.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samverka.secrecy.ConsentQuestions.Said;
import se.samverka.secrecy.ConsentQuestions.State;

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
        Matrix matrix) {

    /** Somebody who is asked, and what has come back on paper. */
    record Signatory(
            String code, @Nullable String answer, @Nullable String way, @Nullable String signedOn, List<File> files) {}

    /** A file that can be fetched. */
    record File(UUID id, String type, String size, String on) {}

    /**
     * Each row of the question once.
     *
     * @param open how many of them may be used
     */
    record Matrix(List<Line> lines, long open) {}

    /** @param until last day */
    record Line(String says, State state, String until, List<Said> said) {}
}
