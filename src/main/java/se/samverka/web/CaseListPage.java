package se.samverka.web;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import se.samverka.caserecord.CaseFile.State;
import se.samverka.organisation.Organisations;
import se.samverka.workflow.CaseList;
import se.samverka.workflow.CaseList.Sort;

/** All my cases: filtered, sorted, in pages, and as a file. */
@Controller
class CaseListPage {

    private final CaseListReading reading;
    private final CaseList list;
    private final Organisations organisations;

    CaseListPage(CaseListReading reading, CaseList list, Organisations organisations) {
        this.reading = reading;
        this.list = list;
        this.organisations = organisations;
    }

    @GetMapping("/cases")
    String show(@ModelAttribute("asked") CaseListQuery asked, Model page) {
        page.addAttribute("list", reading.page(asked));
        page.addAttribute("processes", list.processes());
        page.addAttribute("areas", organisations.areas());
        page.addAttribute("states", State.values());
        page.addAttribute("sorts", Sort.values());
        page.addAttribute("steps", asked.process() == null ? List.of() : list.steps(asked.process()));
        return "web/cases";
    }

    @GetMapping("/cases/arenden.csv")
    ResponseEntity<byte[]> file(@ModelAttribute CaseListQuery asked) {
        return Download.csv("arenden", reading.file(asked));
    }
}
