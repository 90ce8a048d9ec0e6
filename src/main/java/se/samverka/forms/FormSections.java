package se.samverka.forms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Drafts;
import se.samverka.caserecord.LinkedCases;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.Section;
import se.samverka.workflow.Occasion;
import se.samverka.workflow.Reports.Report;
import se.samverka.workflow.Tasks.Task;

/** What a form finds on record: the sections it shows, and the values it starts with. */
@Component
class FormSections {

    private final Sections sections;
    private final LinkedCases linked;
    private final Drafts drafts;

    FormSections(Sections sections, LinkedCases linked, Drafts drafts) {
        this.sections = sections;
        this.linked = linked;
        this.drafts = drafts;
    }

    /** What a task's form holds before anything is done with it: the draft, or what it starts with. */
    ObjectNode startsWith(Form form, Task task) {
        return drafts.find(DraftValues.ofTask(task.id()))
                .map(draft -> DraftValues.in(form, draft))
                .orElseGet(() -> starts(form, task, readable(task, Start.sections(form))));
    }

    /** @param readable newest versions of the sections whose values it starts with */
    ObjectNode starts(Form form, Occasion at, List<Section> readable) {
        return followed(form, at, Start.values(form, own(at, readable)));
    }

    private ObjectNode followed(Form form, Occasion at, ObjectNode values) {
        return FollowedRows.in(form)
                ? FollowedRows.put(form, readableHereOrAbove(at, FollowedRows.sections(form)), values)
                : values;
    }

    /** What a new case's form holds before anything is done with it. */
    ObjectNode startsWith(Form form, String process) {
        return drafts.find(DraftValues.ofProcess(process))
                .map(draft -> DraftValues.in(form, draft))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** Codes of the sections that the form shows or starts with. */
    static List<String> seenIn(Form form) {
        var shown = form.everyPart().filter(Shown.class::isInstance).map(part -> ((Shown) part).section());
        return Stream.concat(shown, Start.sections(form).stream()).distinct().toList();
    }

    /** The newest versions of the named sections that the acting person may see; the reading is audited. */
    List<Section> readable(Occasion at, List<String> codes) {
        return codes.isEmpty() ? List.of() : sections.read(at.about(), purpose(at), codes);
    }

    /** Likewise, and of the case it belongs to what it does not have itself. */
    List<Section> readableHereOrAbove(Occasion at, List<String> codes) {
        var here = readable(at, codes);
        var found = here.stream().map(Section::code).toList();
        var missing = codes.stream().filter(code -> !found.contains(code)).toList();
        var above = missing.isEmpty() ? Optional.<CaseFile>empty() : linked.parentOf(at.about());
        return above.map(parent -> Stream.concat(
                                here.stream(), sections.read(parent.id(), purpose(at), missing).stream())
                        .toList())
                .orElse(here);
    }

    /** What the server itself says in fields that people can't change. */
    ObjectNode fixed(Form form, Occasion at) {
        var own = Start.fixes(form)
                ? Start.values(form, own(at, readable(at, Start.sections(form))))
                : JsonNodeFactory.instance.objectNode();
        return followed(form, at, own);
    }

    static List<Section> own(Occasion at, List<Section> readable) {
        return readable.stream()
                .filter(section -> section.about().equals(at.about()))
                .filter(section -> section.unit().equals(at.unit()))
                .toList();
    }

    /** Changes whenever one of the sections the form writes over gets a new version. */
    String version(Form form, Occasion at) {
        return form.everyPart()
                .filter(part -> part instanceof Field || part instanceof Rows rows && !rows.appended())
                .map(part -> part.place().section())
                .distinct()
                .sorted()
                .map(section -> String.valueOf(sections.versionOf(at.about(), section, at.unit())))
                .collect(Collectors.joining("."));
    }

    static String purpose(Occasion at) {
        return (at instanceof Report ? "report:" : "task:") + at.definition();
    }
}
