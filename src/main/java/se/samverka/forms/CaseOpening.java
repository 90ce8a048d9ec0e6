package se.samverka.forms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.caserecord.Drafts;
import se.samverka.forms.CaseStart.Way;
import se.samverka.workflow.Processes;

/** A start form becomes a case with its first sections and a running process in one transaction. */
@Component
class CaseOpening {

    private final CaseStart start;
    private final OpenForms forms;
    private final CaseRequests requests;
    private final Cases cases;
    private final SectionWriter writer;
    private final Processes processes;
    private final Drafts drafts;
    private final AuditTrail audit;

    CaseOpening(
            CaseStart start,
            OpenForms forms,
            CaseRequests requests,
            Cases cases,
            SectionWriter writer,
            Processes processes,
            Drafts drafts,
            AuditTrail audit) {
        this.start = start;
        this.forms = forms;
        this.requests = requests;
        this.cases = cases;
        this.writer = writer;
        this.processes = processes;
        this.drafts = drafts;
        this.audit = audit;
    }

    @Transactional
    public String open(String process, ObjectNode data, Optional<UUID> request) {
        var ways = start.ways(process);
        var earlier = request.flatMap(key -> requests.take(key, process));
        return earlier.orElseGet(() -> {
            var number = open(process, data, ways);
            request.ifPresent(key -> requests.keep(key, number));
            return number;
        });
    }

    private String open(String process, ObjectNode sent, List<Way> ways) {
        var asked = forms.ofStart(process, sent);
        var form = asked.form();
        var checked = Validator.check(form, asked.sent(), JsonNodeFactory.instance.objectNode());
        if (!checked.holds()) {
            throw new InvalidForm(checked.complaints());
        }
        var unruly = ListRules.complaints(form, checked.values(), List.of(), LocalDate.now(forms.clock()));
        if (!unruly.isEmpty()) {
            throw new InvalidForm(unruly);
        }
        var flow = new HashMap<>(FlowValues.of(form, checked.values()));
        var area = CaseStart.area(ways, flow.get(CaseStart.AREA) instanceof String named ? named : null);
        var way = CaseStart.way(ways, area);
        var opened = cases.open(newCase(way, area), CaseTitle.of(form, checked.values()));
        writer.write(opened.id(), way.unit().code(), form, checked, process + "/start");
        flow.put("arendenummer", opened.number());
        flow.put(CaseStart.AREA, area);
        processes.start(process, opened.id(), flow);
        drafts.drop(DraftValues.ofProcess(process));
        audit.append(started(opened));
        return opened.number();
    }

    private NewCase newCase(Way way, String area) {
        var process = way.process();
        Map<String, String> participants = start.participants(way, area, LocalDate.now(forms.clock()));
        return new NewCase(
                process.id(), process.prefix(), process.regime(), process.retentionClass(), area, participants);
    }

    private static AuditEvent started(CaseFile opened) {
        return new AuditEvent(
                Action.START,
                Outcome.OK,
                opened.id(),
                "process:" + opened.process(),
                opened.process() + "/start",
                "own");
    }
}
