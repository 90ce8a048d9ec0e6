package se.samverka.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/**
 * How a failure is told: what happened, what was kept, what to do. Never why in technical words, never with what was
 * typed. Everybody gets the same bytes for the same status; only an error of ours carries a reference to the log.
 *
 * @param status one of those with words of their own
 * @param reference also in the log; null except for errors of ours
 */
record Failure(int status, @Nullable String reference) {

    private static final Set<Integer> WITH_WORDS = Set.of(400, 401, 403, 404, 409, 413, 500);

    static Failure of(int status, @Nullable String reference) {
        if (WITH_WORDS.contains(status)) {
            return new Failure(status, reference);
        }
        return new Failure(status >= 500 ? 500 : 400, reference);
    }

    /** Templates ask for {@code <key>.title}, {@code .what}, {@code .kept} and {@code .next}. */
    public String key() {
        return "failure." + status;
    }

    ResponseEntity<ProblemDetail> problem(int status, HttpHeaders headers, MessageSource messages) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("about:blank"));
        problem.setTitle(words(messages, "title"));
        problem.setDetail(words(messages, "what") + " " + words(messages, "kept") + " " + words(messages, "next"));
        if (reference != null) {
            problem.setProperty("reference", reference);
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    ModelAndView page(int status) {
        return new ModelAndView("web/failure", Map.of("failure", this), HttpStatusCode.valueOf(status));
    }

    static boolean toProgram(HttpServletRequest request, String path) {
        return path.startsWith(request.getContextPath() + "/api/");
    }

    private String words(MessageSource messages, String part) {
        return messages.getMessage(key() + "." + part, null, LocaleContextHolder.getLocale());
    }
}
