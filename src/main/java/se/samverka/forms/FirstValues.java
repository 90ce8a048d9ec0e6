package se.samverka.forms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Sections;
import se.samverka.identity.CaseId;
import se.samverka.workflow.Processes;
import se.samverka.workflow.StartValues;

/** A case that begins by itself knows what its start form would have told its flow: what a row has written of it. */
@Component
class FirstValues implements StartValues {

    private final Cases cases;
    private final Sections sections;
    private final ObjectProvider<OpenForms> forms;
    private final ObjectProvider<Processes> processes;

    FirstValues(Cases cases, Sections sections, ObjectProvider<OpenForms> forms, ObjectProvider<Processes> processes) {
        this.cases = cases;
        this.sections = sections;
        this.forms = forms;
        this.processes = processes;
    }

    @Override
    public Map<String, @Nullable Object> of(CaseId child) {
        var process = cases.find(child).map(CaseFile::process).orElseThrow();
        if (processes.getObject().startForm(process).isEmpty()) {
            return Map.of();
        }
        var form = forms.getObject().ofStart(process);
        var codes = form.fields()
                .filter(Field::flow)
                .map(field -> field.place().section())
                .distinct()
                .toList();
        var values = JsonNodeFactory.instance.objectNode();
        if (!codes.isEmpty()) {
            sections.read(child, "start:" + process, codes).forEach(section -> values.setAll(section.values()));
        }
        return values.isEmpty() ? Map.of() : new HashMap<>(FlowValues.of(form, values));
    }
}
