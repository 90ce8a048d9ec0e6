package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

class BodyLimitTests {

    private final ArrayList<Exception> told = new ArrayList<>();
    private final BodyLimit limit = new BodyLimit((request, response, handler, failure) -> {
        told.add(failure);
        return new ModelAndView();
    });
    private final FilterChain readsAll =
            (request, response) -> request.getInputStream().readAllBytes();

    private static MockHttpServletRequest request(String path, int bytes, boolean saysHowLong) {
        var request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return saysHowLong ? bytes : -1;
            }
        };
        request.setContent(new byte[bytes]);
        return request;
    }

    @Test
    void a_body_that_says_it_is_too_long_is_not_even_read() throws Exception {
        limit.doFilter(request("/api/cases", BodyLimit.MOST_BYTES + 1, true), new MockHttpServletResponse(), (q, s) -> {
            throw new AssertionError("read");
        });

        assertThat(told).singleElement().isInstanceOf(BodyLimit.TooLarge.class);
    }

    @Test
    void a_body_that_does_not_say_so_is_cut_off_on_the_way() {
        assertThatThrownBy(() -> limit.doFilter(
                        request("/api/cases", BodyLimit.MOST_BYTES + 1, false),
                        new MockHttpServletResponse(),
                        readsAll))
                .isInstanceOf(BodyLimit.TooLarge.class);
    }

    @Test
    void a_body_at_the_limit_passes_and_other_paths_have_their_own_rules() {
        assertThatCode(() -> limit.doFilter(
                        request("/api/cases", BodyLimit.MOST_BYTES, false), new MockHttpServletResponse(), readsAll))
                .doesNotThrowAnyException();
        assertThatCode(() -> limit.doFilter(
                        request("/styles", BodyLimit.MOST_BYTES * 2, true), new MockHttpServletResponse(), readsAll))
                .doesNotThrowAnyException();
        assertThat(told).isEmpty();
    }
}
