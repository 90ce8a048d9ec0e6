package se.samverka.forms;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.forms.FormConflict.Reason;
import se.samverka.workflow.Reports;
import se.samverka.workflow.Reports.Report;

/** Finds events for the acting person to report, or says why not. */
@Component
class MyReports {

    private final Reports reports;
    private final Cases cases;
    private final AuditTrail audit;

    MyReports(Reports reports, Cases cases, AuditTrail audit) {
        this.reports = reports;
        this.cases = cases;
        this.audit = audit;
    }

    /** @throws NothingHere alike for a case that does not exist and one the acting person takes no part in */
    @Transactional
    public List<Report> of(String number) {
        var file = file(number);
        audit.append(new AuditEvent(Action.READ, Outcome.OK, file.id(), "case:reports", "case-api", null));
        return reports.of(file.id());
    }

    /**
     * @throws FormConflict when it was the acting person's to report and the case does not wait for it any more
     * @throws NothingHere otherwise; the refusal is audited
     */
    Report require(String number, String element) {
        var about = file(number).id();
        return reports.find(about, element).orElseThrow(() -> {
            if (reports.ended(about, element)) {
                return new FormConflict(Reason.OVER);
            }
            audit.refused(new AuditEvent(Action.READ, Outcome.DENIED, about, "report", null, null));
            return new NothingHere();
        });
    }

    private CaseFile file(String number) {
        return cases.findByNumber(number).orElseThrow(() -> {
            audit.refused(new AuditEvent(Action.READ, Outcome.DENIED, null, "report", null, null));
            return new NothingHere();
        });
    }
}
