package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.RequestDispatcher;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.ModelAndView;

@ExtendWith(OutputCaptureExtension.class)
class FailuresTests {

    private final Failures failures = new Failures(messages());

    @Test
    void an_error_of_ours_tells_a_reference_that_is_in_the_log_and_nothing_else(CapturedOutput log) throws Exception {
        var page = page(failures.answer(new IllegalStateException("inside"), request("/cases/new")));

        assertThat(page.getStatus()).isNotNull().extracting("value").isEqualTo(500);
        var told = told(page);
        assertThat(told.toString()).doesNotContain("inside");
        assertThat(log).contains("Failure " + Objects.requireNonNull(told.reference()));
    }

    @Test
    void what_a_person_did_wrong_has_no_reference() throws Exception {
        var wrong = new HttpRequestMethodNotSupportedException("PATCH");
        var page = page(failures.answer(wrong, request("/cases/new")));
        assertThat(page.getStatus()).isNotNull().extracting("value").isEqualTo(405);
        assertThat(told(page).reference()).isNull();
    }

    @Test
    void programs_get_a_problem_document_with_the_same_words() throws Exception {
        var answer = failures.answer(new IllegalStateException("inside"), request("/api/tasks"));

        assertThat(answer).isInstanceOf(ResponseEntity.class);
        var problem =
                (ProblemDetail) Objects.requireNonNull(((ResponseEntity<?>) Objects.requireNonNull(answer)).getBody());
        assertThat(problem.getStatus()).isEqualTo(500);
        assertThat(problem.getTitle()).isEqualTo("Something went wrong with us");
        assertThat(problem.getDetail()).doesNotContain("inside");
        assertThat(problem.getProperties()).containsOnlyKeys("reference");
    }

    @Test
    void refusals_are_left_to_the_front_door() {
        assertThatThrownBy(() -> failures.answer(new AccessDeniedException("no"), request("/")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void what_fails_outside_a_controller_looks_the_same() {
        var request = request("/error");
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 403);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/somewhere");
        var page = page(new FailurePage(messages()).show(request));
        assertThat(page.getStatus()).isNotNull().extracting("value").isEqualTo(403);
        assertThat(told(page)).isEqualTo(new Failure(403, null));
    }

    private static ModelAndView page(@org.jspecify.annotations.Nullable Object answer) {
        assertThat(answer).isInstanceOf(ModelAndView.class);
        return (ModelAndView) Objects.requireNonNull(answer);
    }

    private static Failure told(ModelAndView page) {
        return (Failure) Objects.requireNonNull(page.getModel().get("failure"));
    }

    private static MockHttpServletRequest request(String path) {
        return new MockHttpServletRequest(HttpMethod.GET.name(), path);
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
