package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import se.samverka.caserecord.Cases;

/** Start forms and new cases. */
@RestController
@RequestMapping("/api")
class CaseApi {

    private final TaskForms forms;
    private final Submissions submissions;
    private final Cases cases;

    CaseApi(TaskForms forms, Submissions submissions, Cases cases) {
        this.forms = forms;
        this.submissions = submissions;
        this.cases = cases;
    }

    @GetMapping("/processes/{id}/form")
    TaskForms.StartView form(@PathVariable String id) {
        return forms.ofProcess(id);
    }

    @PutMapping(path = "/processes/{id}/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable String id, @RequestBody ObjectNode typed) {
        forms.keepStart(id, typed);
    }

    /** A request repeated with the same Idempotency-Key within a day opens no second case and has the same answer. */
    @PostMapping(path = "/cases", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Opened> open(
            @RequestBody NewCaseRequest wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID request) {
        if (wanted.process() == null) {
            throw new InvalidForm("process", "forms.required");
        }
        if (wanted.data() == null) {
            throw new InvalidForm("data", "forms.required");
        }
        var number = submissions.open(wanted.process(), wanted.data(), Optional.ofNullable(request));
        return ResponseEntity.created(URI.create("/api/cases/" + UriUtils.encodePathSegment(number, "UTF-8")))
                .body(new Opened(number, cases.findByNumber(number).isPresent()));
    }

    /** @param data the start form's values */
    record NewCaseRequest(@Nullable String process, @Nullable ObjectNode data) {}

    /**
     * @param number the new case's number
     * @param mine whether whoever opened it may know it from now on; not when its person is protected and they are not
     *     cleared
     */
    record Opened(String number, boolean mine) {}
}
