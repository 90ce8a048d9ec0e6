package se.samverka.forms;

import java.util.List;
import java.util.Map;

/** What was sent in does not hold. Says which fields and why, never what stood in them. */
public class InvalidForm extends RuntimeException {

    /** Stands for the form as a whole among the keys of fields. */
    static final String WHOLE = "";

    private final transient Map<String, List<Complaint>> complaints;

    InvalidForm(Map<String, List<Complaint>> complaints) {
        super("The form does not hold: "
                + complaints.values().stream()
                        .flatMap(List::stream)
                        .map(Complaint::message)
                        .distinct()
                        .toList());
        this.complaints = complaints;
    }

    /** About one field, or about the form as a whole. */
    InvalidForm(String field, String message, Object... arguments) {
        this(Map.of(field, List.of(new Complaint(message, List.of(arguments)))));
    }

    Map<String, List<Complaint>> complaints() {
        return complaints;
    }
}
