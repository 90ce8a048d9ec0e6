package se.samverka.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file can't be read into a list; nothing of it has been. Says where and why, never what stood there. */
class FileRefused extends RuntimeException {

    /** Where complaints are counted: rows of a table, or events of a calendar. */
    enum Place {
        ROW,
        EVENT
    }

    /**
     * @param number of the row or event; null for the file as a whole
     * @param column its label, or null for all of the row
     */
    record At(Place place, @Nullable Integer number, @Nullable String column, Complaint complaint) {}

    private final transient List<At> complaints;

    FileRefused(List<At> complaints) {
        super("The file does not hold: "
                + complaints.stream()
                        .map(at -> at.complaint().message())
                        .distinct()
                        .toList());
        this.complaints = complaints;
    }

    /** About the file as a whole. */
    FileRefused(String message, Object... arguments) {
        this(List.of(new At(Place.ROW, null, null, new Complaint(message, List.of(arguments)))));
    }

    List<At> complaints() {
        return complaints;
    }
}
