package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.Drafts;
import se.samverka.workflow.Reports.Report;

/** Forms of events as the acting person sees them, and what they have typed so far. */
@Service
class ReportForms implements ReportedSections {

    private final MyReports mine;
    private final OpenForms forms;
    private final FormSections sections;
    private final Drafts drafts;
    private final FormWording wording;
    private final AuditTrail audit;

    ReportForms(
            MyReports mine,
            OpenForms forms,
            FormSections sections,
            Drafts drafts,
            FormWording wording,
            AuditTrail audit) {
        this.mine = mine;
        this.forms = forms;
        this.sections = sections;
        this.drafts = drafts;
        this.wording = wording;
        this.audit = audit;
    }

    /**
     * An event's form.
     *
     * @param data what it starts with
     * @param draft what the person typed earlier, or null
     * @param withheld codes of sections the form would show and this person has no ground to see
     */
    record View(JsonNode schema, ObjectNode data, @Nullable ObjectNode draft, List<String> withheld) {}

    @Transactional
    public View of(String number, String element) {
        var report = mine.require(number, element);
        var purpose = FormSections.purpose(report);
        audit.append(new AuditEvent(Action.READ, Outcome.OK, report.about(), purpose, purpose, "own"));
        forms.requireOpened(report);
        var form = forms.ofReport(report);
        var readable = sections.readable(report, FormSections.seenIn(form));
        var cut = Cutter.cut(form, readable, Start.values(form, FormSections.own(report, readable)), wording);
        return new View(
                forms.shielded(report)
                        .map(shield -> shield.above(cut.schema(), wording))
                        .orElse(cut.schema()),
                cut.data(),
                drafts.find(draftOf(report))
                        .map(draft -> DraftValues.in(form, draft))
                        .orElse(null),
                cut.withheld());
    }

    @Transactional
    public void keep(String number, String element, ObjectNode typed) {
        var report = mine.require(number, element);
        drafts.save(draftOf(report), DraftValues.of(forms.typed(report, typed)));
    }

    @Override
    @Transactional
    public List<String> of(Report report) {
        return forms.ofReport(report)
                .everyPart()
                .filter(part -> part instanceof Field || part instanceof Rows)
                .map(part -> part.place().section())
                .distinct()
                .toList();
    }

    static String draftOf(Report report) {
        return DraftValues.ofReport(report.about(), report.definition());
    }
}
