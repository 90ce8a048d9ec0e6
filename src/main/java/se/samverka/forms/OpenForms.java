package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import se.samverka.caserecord.PlaceFields;
import se.samverka.caserecord.Protections;
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
    private final Consents consents;
    private final Protections protections;
    private final CasePapers papers;
    private final RegisterOffers register;
    private final Clock clock;

    OpenForms(
            Tasks tasks,
            Reports reports,
            Processes processes,
            Consents consents,
            Protections protections,
            CasePapers papers,
            RegisterOffers register,
            Clock clock) {
        this.tasks = tasks;
        this.reports = reports;
        this.processes = processes;
        this.consents = consents;
        this.protections = protections;
        this.papers = papers;
        this.register = register;
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
