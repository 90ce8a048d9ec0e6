package se.samverka.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opening what is protected, and saying that somebody is or is not, for programs. */
@RestController
@RequestMapping("/api/cases/{number}")
class ProtectionApi {

    private final ProtectionSteps steps;

    ProtectionApi(ProtectionSteps steps) {
        this.steps = steps;
    }

    /** Shows the sections and forms of the case to the caller for an hour. */
    @PostMapping(path = "/protected", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable String number, @RequestBody Opening wanted) {
        steps.open(number, Objects.requireNonNullElse(wanted.purpose(), ""));
    }

    /** The caller may lose sight of the case by it. */
    @PostMapping(path = "/protection", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String number, @RequestBody Level wanted) {
        steps.change(number, Objects.requireNonNullElse(wanted.level(), ""));
    }

    /** @param purpose {@code UPPGIFT}, {@code KONTAKT}, {@code SAMVERKAN} or {@code KONTROLL} */
    record Opening(@Nullable String purpose) {}

    /** @param level {@code INGEN}, {@code OKANT}, {@code SEKRETESSMARKERING} or {@code SKYDDAD_FOLKBOKFORING} */
    record Level(@Nullable String level) {}
}
