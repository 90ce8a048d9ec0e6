package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.samverka.workflow.Occasion;

/** Checks what somebody sends in, against the form and against what is written in the case already. */
@Component
class SentForms {

    private final OpenForms forms;
    private final FormSections sections;

    SentForms(OpenForms forms, FormSections sections) {
        this.forms = forms;
        this.sections = sections;
    }

    /** @throws InvalidForm when it does not hold */
    Checked check(Occasion at, Form form, ObjectNode data) {
        var checked = Validator.check(form, data, sections.fixed(form, at));
        require(checked.complaints());
        require(Among.complaints(form, checked.values(), sections.readable(at, Among.sections(form))));
        var own = FormSections.own(at, sections.readable(at, ListRules.sections(form)));
        require(ListRules.complaints(form, checked.values(), own, LocalDate.now(forms.clock())));
        return checked;
    }

    private static void require(Map<String, List<Complaint>> complaints) {
        if (!complaints.isEmpty()) {
            throw new InvalidForm(complaints);
        }
    }
}
