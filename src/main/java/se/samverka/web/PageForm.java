package se.samverka.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Refused;

/** What people type into the forms of our own pages. */
final class PageForm {

    private PageForm() {}

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /** @throws Refused {@code date-invalid} naming the field */
    static @Nullable LocalDate day(@Nullable String typed, String field) {
        try {
            return text(typed).isBlank() ? null : LocalDate.parse(text(typed).strip());
        } catch (DateTimeParseException e) {
            throw new Refused("date-invalid", field);
        }
    }
}
