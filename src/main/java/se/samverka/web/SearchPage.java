package se.samverka.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseSearch;
import se.samverka.caserecord.Refused;

/** Searching. What was searched for is neither in the address nor on the page with the answer. */
@Controller
class SearchPage {

    /** The kinds in the order they are offered. */
    static final List<String> KINDS = List.of(CaseSearch.IDENTITY_NUMBER, CaseSearch.NAME, CaseSearch.CASE_NUMBER);

    static final HttpHeaders WAIT = HttpHeaders.readOnlyHttpHeaders(headers());

    private final CaseSearch search;
    private final Names names;

    SearchPage(CaseSearch search, Names names) {
        this.search = search;
        this.names = names;
    }

    @GetMapping("/search")
    ModelAndView ask(@RequestParam(required = false) @Nullable String ended) {
        return page(CaseSearch.IDENTITY_NUMBER, HttpStatus.OK).addObject("ended", ended != null);
    }

    @PostMapping("/search")
    ModelAndView find(
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String term,
            HttpServletResponse response) {
        try {
            var result = search.find(Map.of(by, term));
            return page(by, HttpStatus.OK)
                    .addObject("found", result.hits().stream().map(this::row).toList())
                    .addObject("more", result.more());
        } catch (Refused refusal) {
            var status = status(refusal);
            if (status == HttpStatus.TOO_MANY_REQUESTS) {
                WAIT.forEach((name, values) -> response.setHeader(name, values.get(0)));
            }
            return page(by, status).addObject("refusal", refusal.messageKey()).addObject("term", term);
        }
    }

    static HttpStatus status(Refused refusal) {
        return refusal.code().endsWith("-too-often") ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private static ModelAndView page(String by, HttpStatusCode status) {
        var chosen = KINDS.contains(by) ? by : CaseSearch.IDENTITY_NUMBER;
        return new ModelAndView("web/search", Map.of("kinds", KINDS, "by", chosen), status);
    }

    private static HttpHeaders headers() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "300");
        return headers;
    }

    private Row row(CaseSearch.Hit hit) {
        return new Row(
                hit.number(),
                names.process(hit.process()),
                names.area(hit.area()),
                hit.state() == CaseFile.State.CLOSED,
                Dates.day(hit.openedAt()),
                hit.name(),
                hit.isProtected());
    }

    /** A case found; the name is null when the reader has no ground for it, or the person is protected. */
    record Row(
            String number,
            String process,
            String area,
            boolean closed,
            String opened,
            @Nullable String name,
            boolean isProtected) {}
}
