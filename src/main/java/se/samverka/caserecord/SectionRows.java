package se.samverka.caserecord;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.stereotype.Component;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;

/** The rows of a list in a section, as steps see them. */
@Component
class SectionRows {

    private final Sections sections;

    SectionRows(Sections sections) {
        this.sections = sections;
    }

    /** The list that the inputs {@code section} and {@code list} name; missing when there is none. */
    JsonNode of(CaseId about, String step, Inputs in) {
        var rows = sections.readOne(about, "step:" + step, in.code("section"))
                .map(section -> section.values().path(in.code("list")))
                .orElseThrow(() -> new Refused("section-missing"));
        if (!rows.isArray() && !rows.isMissingNode() && !rows.isNull()) {
            throw new Refused("list-missing", in.code("list"));
        }
        return rows;
    }
}
