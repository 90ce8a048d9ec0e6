package se.samverka.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseSearch;
import se.samverka.caserecord.Refused;

/** Searching, for programs. The term is in the body: addresses end up in logs and histories. */
@RestController
class SearchApi {

    private final CaseSearch search;
    private final MessageSource messages;

    SearchApi(CaseSearch search, MessageSource messages) {
        this.search = search;
        this.messages = messages;
    }

    /** @param terms one of {@code name}, {@code identityNumber} and {@code caseNumber}, and nothing else */
    @PostMapping(path = "/api/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    Found find(@RequestBody Map<String, JsonNode> terms) {
        var said = new LinkedHashMap<String, String>();
        terms.forEach((kind, term) -> said.put(kind, term != null && term.isTextual() ? term.textValue() : ""));
        var result = search.find(said);
        return new Found(
                result.hits().stream()
                        .map(hit -> new Case(
                                hit.number(),
                                hit.process(),
                                hit.area(),
                                hit.state(),
                                hit.openedAt(),
                                hit.name(),
                                hit.isProtected()))
                        .toList(),
                result.more());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refusal) {
        var status = SearchPage.status(refusal);
        var words = messages.getMessage(refusal.messageKey(), null, LocaleContextHolder.getLocale());
        var problem = ProblemDetail.forStatusAndDetail(status, words);
        problem.setTitle(messages.getMessage("search.refused", null, LocaleContextHolder.getLocale()));
        return ResponseEntity.status(status)
                .headers(status == HttpStatus.TOO_MANY_REQUESTS ? SearchPage.WAIT : HttpHeaders.EMPTY)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** @param more there are more than those listed: search by something more exact */
    record Found(List<Case> cases, boolean more) {}

    /**
     * @param name whom it is about, where the reader has a ground for that; never of somebody protected
     * @param isProtected whether that person is protected, or may be
     */
    record Case(
            String number,
            String process,
            String area,
            CaseFile.State state,
            Instant opened,
            @Nullable String name,
            @JsonProperty("protected") boolean isProtected) {}
}
