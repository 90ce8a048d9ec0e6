package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.Drafts;
import se.samverka.workflow.Reports;
import se.samverka.workflow.Reports.Report;

/** An event's form becomes record, disclosures and a message to the process in one transaction. */
@Component
class ReportSubmission {

    private final MyReports mine;
    private final Reports reports;
    private final OpenForms forms;
    private final SentForms sent;
    private final CaseRequests requests;
    private final SectionWriter writer;
    private final Drafts drafts;
    private final AuditTrail audit;

    ReportSubmission(
            MyReports mine,
            Reports reports,
            OpenForms forms,
            SentForms sent,
            CaseRequests requests,
            SectionWriter writer,
            Drafts drafts,
            AuditTrail audit) {
        this.mine = mine;
        this.reports = reports;
        this.forms = forms;
        this.sent = sent;
        this.requests = requests;
        this.writer = writer;
        this.drafts = drafts;
        this.audit = audit;
    }

    /** Asked twice, it answers as it did the first time, even when the event has ended the case since. */
    @Transactional
    public void send(String number, String element, ObjectNode data, Optional<UUID> request) {
        var subject = "report:" + number + "/" + element;
        if (request.flatMap(key -> requests.take(key, subject)).isPresent()) {
            return;
        }
        reports.queue(mine.require(number, element).about());
        send(mine.require(number, element), data);
        request.ifPresent(key -> requests.keep(key, number));
    }

    private void send(Report report, ObjectNode data) {
        forms.requireOpened(report);
        var form = forms.ofReport(report);
        var checked = sent.check(report, form, data);
        var source = report.process() + "/" + report.definition();
        writer.write(report.about(), report.unit(), form, checked, source);
        reports.send(report, FlowValues.of(form, checked.values()));
        drafts.drop(ReportForms.draftOf(report));
        audit.append(new AuditEvent(
                Action.COMPLETE, Outcome.OK, report.about(), FormSections.purpose(report), source, "own"));
    }
}
