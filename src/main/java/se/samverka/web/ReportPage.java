package se.samverka.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.Section;
import se.samverka.forms.ReportedSections;
import se.samverka.workflow.Reports;
import se.samverka.workflow.Reports.Report;

/** Telling what happens in a case, outside any task: the event's form, and below it what has been told. */
@Controller
class ReportPage {

    private final CaseReading reading;
    private final Reports reports;
    private final ReportedSections reported;
    private final Sections sections;
    private final Names names;
    private final Answers answers;

    ReportPage(
            CaseReading reading,
            Reports reports,
            ReportedSections reported,
            Sections sections,
            Names names,
            Answers answers) {
        this.reading = reading;
        this.reports = reports;
        this.reported = reported;
        this.sections = sections;
        this.names = names;
        this.answers = answers;
    }

    /**
     * @param element id of the event in the model
     * @param sent present when the reader has just sent it in; the event may be over by it
     */
    @GetMapping("/cases/{number}/report/{element}")
    @Transactional
    public String show(
            @PathVariable String number,
            @PathVariable String element,
            @RequestParam(required = false) @Nullable String sent,
            Model page) {
        var file = reading.opened(number);
        var report = reports.find(file.id(), element);
        if (report.isEmpty() && sent != null && reports.ended(file.id(), element)) {
            return "redirect:/cases/" + file.number() + "?reported";
        }
        var found = report.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("number", file.number());
        page.addAttribute("process", names.process(file.process()));
        page.addAttribute("report", found);
        page.addAttribute("sent", sent != null);
        page.addAttribute("told", told(file, found));
        return "web/report";
    }

    private List<Told> told(CaseFile file, Report report) {
        return sections.read(file.id(), "report:" + report.definition(), reported.of(report)).stream()
                .map(this::told)
                .toList();
    }

    private Told told(Section section) {
        return new Told(
                Answers.heading(section.form(), section.code()),
                names.unit(section.unit()),
                Dates.moment(section.writtenAt()),
                answers.of(section.form(), section.values()));
    }

    /** What a unit has told, the newest version. */
    record Told(String heading, String unit, String written, List<Answers.Part> parts) {}
}
