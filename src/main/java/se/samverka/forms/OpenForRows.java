package se.samverka.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.caserecord.LinkedCases;
import se.samverka.caserecord.LinkedCases.Link;
import se.samverka.caserecord.LinkedCases.Opening;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Outputs;
import se.samverka.step.Step;
import se.samverka.step.StepInfo;
import se.samverka.step.StepInfo.Type;
import se.samverka.step.StepInfo.Value;
import se.samverka.workflow.Processes;
import se.samverka.workflow.Processes.ProcessInfo;

/** Performed again it opens cases for the rows that have come since, and tells the others what has changed. */
@StepInfo(
        name = "openForRows",
        title = "Öppna ett underärende för varje rad",
        says = "Öppnar ett underärende för varje rad i en lista som inte har något, och för in det som har ändrats i de"
                + " andra. Står en rad fel blir ingenting gjort.",
        in = {
            @Value(name = "section", says = "Avsnittet som listan står i"),
            @Value(name = "list", says = "Listans nyckel i formuläret"),
            @Value(name = "process", says = "Underärendenas process; dess startformulär har samma fält som raden")
        },
        out = {
            @Value(name = "opened", type = Type.NUMBER, says = "Antalet underärenden som öppnades nu"),
            @Value(name = "after", type = Type.NUMBER, says = "Antalet som fanns före dem"),
            @Value(name = "changed", type = Type.NUMBER, says = "Antalet underärenden som fick veta något nytt")
        })
class OpenForRows implements Step {

    /** What wrote the sections. */
    static final String SOURCE = "step:openForRows";

    private final Sections sections;
    private final Cases cases;
    private final LinkedCases linked;
    private final RowParticipants participants;
    private final RowsInCases written;
    private final ObjectProvider<OpenForms> forms;
    private final ObjectProvider<Processes> processes;

    OpenForRows(
            Sections sections,
            Cases cases,
            LinkedCases linked,
            RowParticipants participants,
            RowsInCases written,
            ObjectProvider<OpenForms> forms,
            ObjectProvider<Processes> processes) {
        this.sections = sections;
        this.cases = cases;
        this.linked = linked;
        this.participants = participants;
        this.written = written;
        this.forms = forms;
        this.processes = processes;
    }

    @Override
    public Outputs perform(CaseId about, Inputs in) {
        var process = processes.getObject().find(in.code("process")).orElseThrow(() -> new Refused("process-unknown"));
        var section = sections.readOne(about, "step:openForRows", in.code("section"))
                .orElseThrow(() -> new Refused("section-missing"));
        var form = forms.getObject().ofStart(process.id());
        var links = links(about);
        var after = links.size();
        var known = new LinkedHashMap<CaseFile, PlacedRow>();
        var fresh = new ArrayList<PlacedRow>();
        for (var placed : PlacedRow.of(section, in.code("list"), form)) {
            var link = links.get(placed.same());
            if (link == null) {
                fresh.add(placed);
            } else if (link.child().state() == CaseFile.State.ACTIVE
                    && written.isNew(link.child().id(), section.unit(), placed.row())) {
                known.put(link.child(), placed);
            }
        }
        requireValid(known.values(), fresh);
        open(about, process, form, section, fresh);
        known.forEach((child, placed) -> written.change(child, section.unit(), placed.row()));
        return new Outputs(Map.of("opened", fresh.size(), "after", after, "changed", known.size()));
    }

    private Map<String, Link> links(CaseId about) {
        return linked.of(about).stream()
                .collect(Collectors.toMap(link -> PlacedRow.same(link.key()), Function.identity()));
    }

    private static void requireValid(Collection<PlacedRow> known, Collection<PlacedRow> fresh) {
        var complaints = new LinkedHashMap<String, List<Complaint>>();
        for (var each : List.of(known, fresh)) {
            each.forEach(placed -> placed.row()
                    .checked()
                    .complaints()
                    .forEach((field, said) -> complaints.put(placed.at() + field, said)));
        }
        if (!complaints.isEmpty()) {
            throw new InvalidForm(complaints);
        }
    }

    private void open(CaseId about, ProcessInfo process, Form form, Section section, List<PlacedRow> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        var parent = cases.find(about).orElseThrow(() -> new Refused("case-unknown"));
        var all = participants.ofAll(about, process, form, section.unit());
        var opened = linked.open(
                about,
                fresh.stream()
                        .map(placed -> opening(placed, process, parent, all))
                        .toList());
        for (var i = 0; i < fresh.size(); i++) {
            written.write(opened.get(i).id(), section.unit(), fresh.get(i).row());
        }
    }

    private Opening opening(PlacedRow placed, ProcessInfo process, CaseFile parent, Map<String, String> all) {
        var row = placed.row();
        var units = new HashMap<>(all);
        units.putAll(participants.of(row));
        var area = row.flow().get(CaseStart.AREA) instanceof String named ? named : parent.area();
        var with = new NewCase(
                process.id(), process.prefix(), process.regime(), process.retentionClass(), area, Map.copyOf(units));
        return new Opening(placed.key(), row.title(), with);
    }
}
