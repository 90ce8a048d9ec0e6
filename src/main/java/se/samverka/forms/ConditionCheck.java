package se.samverka.forms;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sorts the names that conditions look at into the form's own fields and variables of the process. */
final class ConditionCheck {

    private final String form;
    private final Set<String> fields = new HashSet<>();
    private final Set<String> variables = new LinkedHashSet<>();

    private ConditionCheck(String form) {
        this.form = form;
    }

    /**
     * The variables of the process that conditions look at.
     *
     * @throws UnusableForm when a condition looks at something that can be neither a field nor a variable
     */
    static Set<String> variables(String form, List<Part> parts) {
        var check = new ConditionCheck(form);
        Form.within(parts).filter(Field.class::isInstance).forEach(part -> check.fields.add(((Field) part).path()));
        check.parts(parts, check.fields);
        return check.variables;
    }

    /** @param here what {@code this.} can be followed by */
    private void parts(List<Part> parts, Set<String> here) {
        for (var part : parts) {
            var hide = part.hide();
            if (hide != null) {
                hide.names().forEach(name -> name(name, here, part));
            }
            if (part instanceof Group group) {
                parts(group.parts(), here);
            }
            if (part instanceof Rows rows) {
                var inRow = new HashSet<String>();
                Form.within(rows.parts())
                        .filter(Field.class::isInstance)
                        .forEach(field -> inRow.add(((Field) field).path()));
                parts(rows.parts(), inRow);
            }
        }
    }

    private void name(String name, Set<String> here, Part part) {
        if (fields.contains(name) || (name.startsWith("this.") && here.contains(name.substring(5)))) {
            return;
        }
        if (name.contains(".")) {
            throw new UnusableForm(form, part.source().path("id").asText(), "its condition looks at " + name);
        }
        variables.add(name);
    }
}
