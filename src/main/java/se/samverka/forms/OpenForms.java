package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Drafts;
import se.samverka.caserecord.LinkedCases;
import se.samverka.caserecord.PlaceFields;
import se.samverka.caserecord.Protections;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.Section;
import se.samverka.secrecy.Consents;
import se.samverka.workflow.Occasion;
import se.samverka.workflow.Processes;
import se.samverka.workflow.Reports;
import se.samverka.workflow.Reports.Report;
import se.samverka.workflow.Tasks;
import se.samverka.workflow.Tasks.Task;

/** The forms of open tasks, of events and of new cases, complete with what only the server knows. */
@Component
class OpenForms {

    private final Tasks tasks;
    private final Reports reports;
    private final Processes processes;
    private final Sections sections;
    private final Consents consents;
    private final Protections protections;
    private final CasePapers papers;
    private final RegisterOffers register;
    private final LinkedCases linked;
    private final Drafts drafts;
    private final Clock clock;

    OpenForms(
            Tasks tasks,
            Reports reports,
            Processes processes,
            Sections sections,
            Consents consents,
            Protections protections,
            CasePapers papers,
            RegisterOffers register,
            LinkedCases linked,
            Drafts drafts,
            Clock clock) {
        this.tasks = tasks;
        this.reports = reports;
        this.processes = processes;
        this.sections = sections;
        this.consents = consents;
        this.protections = protections;
        this.papers = papers;
        this.register = register;
        this.linked = linked;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** Decides what day it is for those who fill in forms. */
    Clock clock() {
        return clock;
    }

    Form ofTask(Task task) {
        return tasks.form(task.id())
                .map(schema -> filled(task, schema, () -> tasks.flow(task.id())))
                .orElseGet(() -> Form.empty(task.definition()));
    }

    Form ofReport(Report report) {
        return filled(report, reports.form(report), () -> reports.flow(report));
    }

    private Form filled(Occasion at, JsonNode schema, Supplier<Map<String, Object>> variables) {
        var flow = SingletonSupplier.of(variables);
        Options.fill(
                schema,
                new CaseOffers(
                        register,
                        () -> consents.rowsFor(at.about(), signatory(flow.obtain())),
                        () -> papers.of(at.about(), at.caseNumber())));
        FollowedRows.prepare(schema);
        var asked = at.isProtected() ? PlaceFields.cut(schema) : schema;
        return FormReader.read(asked, clock, name -> variable(flow, name));
    }

    Form ofStart(String process) {
        return processes
                .startForm(process)
                .map(schema -> start(process, schema))
                .orElseGet(() -> Form.empty(process));
    }

    /** A start form as it is asked once this has been sent: without places when the person is protected. */
    Asked ofStart(String process, ObjectNode sent) {
        var schema = processes.startForm(process);
        if (schema.isEmpty()) {
            return new Asked(Form.empty(process), sent);
        }
        return Shielded.byAnswer(schema.get(), sent)
                ? new Asked(start(process, PlaceFields.cut(schema.get())), PlaceFields.withoutEmpty(schema.get(), sent))
                : new Asked(start(process, schema.get()), sent);
    }

    /** @param sent without the empty fields that a browser hides */
    record Asked(Form form, ObjectNode sent) {}

    private Form start(String process, JsonNode schema) {
        Options.fill(schema, register);
        return FormReader.read(schema, clock, name -> {
            throw new UnusableForm(process, name, "a start form has no variables");
        });
    }

    /** What the protected person's form says above its fields; empty when nobody is protected. */
    Optional<Shielded> shielded(Task task) {
        return shielded(task, () -> tasks.form(task.id()));
    }

    Optional<Shielded> shielded(Report report) {
        return shielded(report, () -> Optional.of(reports.form(report)));
    }

    private Optional<Shielded> shielded(Occasion at, Supplier<Optional<JsonNode>> schema) {
        return at.isProtected()
                ? Optional.of(new Shielded(
                        protections.of(at.about()),
                        schema.get().filter(PlaceFields::in).isPresent()))
                : Optional.empty();
    }

    /**
     * A protected person's form is opened after the deliberate step on the case page.
     *
     * @throws FormConflict when it has not been taken, or was too long ago
     */
    void requireOpened(Occasion at) {
        if (at.isProtected() && !protections.opened(at.about())) {
            throw new FormConflict(FormConflict.Reason.PROTECTED, at.caseNumber());
        }
    }

    /** What is kept of what somebody typed: no places when the person is protected, whether or not it could be sent. */
    ObjectNode typed(String task, ObjectNode typed) {
        return tasks.find(task)
                .filter(Task::isProtected)
                .flatMap(found -> tasks.form(task))
                .map(schema -> PlaceFields.without(schema, typed))
                .orElse(typed);
    }

    ObjectNode typed(Report report, ObjectNode typed) {
        return report.isProtected() ? PlaceFields.without(reports.form(report), typed) : typed;
    }

    ObjectNode typedToStart(String process, ObjectNode typed) {
        return processes
                .startForm(process)
                .filter(schema -> Shielded.byAnswer(schema, typed))
                .map(schema -> PlaceFields.without(schema, typed))
                .orElse(typed);
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

    /** Codes, numbers and booleans only; nothing else is of use in a form. */
    private static JsonNode variable(Supplier<Map<String, Object>> flow, String name) {
        var value = flow.get().get(name);
        if (value instanceof Boolean yes) {
            return BooleanNode.valueOf(yes);
        }
        if (value instanceof Number number) {
            return DecimalNode.valueOf(new BigDecimal(number.toString()));
        }
        return value instanceof String code ? TextNode.valueOf(code) : NullNode.getInstance();
    }

    private static int signatory(Map<String, Object> flow) {
        return flow.get("loopCounter") instanceof Number number ? number.intValue() : 0;
    }
}
