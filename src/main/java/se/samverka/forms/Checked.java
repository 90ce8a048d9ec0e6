package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came out of checking a form.
 *
 * @param values what holds, in the form's order; to be used only when there are no complaints
 * @param sections sections with at least one field that was not hidden
 * @param complaints by field key, {@code rader[0].utlamnare} in lists; a key that is no name stands as a question mark
 */
record Checked(ObjectNode values, Set<String> sections, Map<String, List<Complaint>> complaints) {

    boolean holds() {
        return complaints.isEmpty();
    }
}
