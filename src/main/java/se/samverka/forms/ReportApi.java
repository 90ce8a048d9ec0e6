package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events of a case that the signed-in person may report, and their forms. */
@RestController
@RequestMapping("/api/cases/{number}/reports")
class ReportApi {

    private final MyReports mine;
    private final ReportForms forms;
    private final Submissions submissions;

    ReportApi(MyReports mine, ReportForms forms, Submissions submissions) {
        this.mine = mine;
        this.forms = forms;
        this.submissions = submissions;
    }

    @GetMapping
    List<Entry> list(@PathVariable String number) {
        return mine.of(number).stream()
                .map(report -> new Entry(report.definition(), report.name()))
                .toList();
    }

    /** @param element id of the event in the model */
    record Entry(String element, String name) {}

    @GetMapping("/{element}")
    ReportForms.View form(@PathVariable String number, @PathVariable String element) {
        return forms.of(number, element);
    }

    @PutMapping(path = "/{element}/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable String number, @PathVariable String element, @RequestBody ObjectNode typed) {
        forms.keep(number, element, typed);
    }

    /** A request repeated with the same Idempotency-Key within a day counts once. */
    @PostMapping(path = "/{element}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void send(
            @PathVariable String number,
            @PathVariable String element,
            @RequestBody ObjectNode data,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID request) {
        submissions.report(number, element, data, Optional.ofNullable(request));
    }
}
