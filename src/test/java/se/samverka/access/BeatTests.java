package se.samverka.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is refused or looked for is answered no earlier than the next beat; nothing else waits. */
class BeatTests {

    private static final Duration BEAT = Duration.ofMillis(10);

    private interface Answer {
        void to(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 9", "9, 1", "10, 10", "23, 7"})
    void an_answer_waits_for_what_is_left_of_its_beat(long elapsed, long left) {
        assertThat(OnTheBeat.untilNext(elapsed, 10)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 422, 429, 500})
    void a_refusal_waits_however_it_is_said(int status) throws Exception {
        assertThat(waits("/cases/X", (request, response) -> response.setStatus(status)))
                .hasSize(1);
        assertThat(waits("/cases/X", (request, response) -> response.sendError(status)))
                .hasSize(1);
        assertThat(waits("/cases/X", (request, response) -> response.sendError(status, "no")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search",
                "/api/search",
                "/api/tasks?case=X",
                "/camunda/api/engine/engine/default/filter/6f0c/list?maxResults=15"
            })
    void what_is_looked_for_waits_whatever_is_found(String address) throws Exception {
        assertThat(waits(address, (request, response) -> response.getWriter().print("found")))
                .hasSize(1);
        assertThat(waits(address, (request, response) -> response.getOutputStream()
                        .write(1)))
                .hasSize(1);
    }

    @Test
    void nothing_is_sent_before_it_has_waited() throws Exception {
        var response = new MockHttpServletResponse();
        var sent = new ArrayList<Integer>();
        answer(
                "/cases/X",
                response,
                nanos -> sent.add(response.getStatus() + response.getContentAsByteArray().length),
                (request, wrapped) -> {
                    wrapped.setStatus(404);
                    wrapped.getWriter().print("not there");
                });

        assertThat(sent).containsExactly(200);
        assertThat(response.getStatus()).isEqualTo(404);
    }

    @Test
    void an_answer_waits_once_and_no_longer_than_a_beat() throws Exception {
        assertThat(waits("/cases/X", (request, response) -> {
                    response.setStatus(404);
                    response.sendError(404);
                    response.getWriter();
                }))
                .singleElement(InstanceOfAssertFactories.LONG)
                .isBetween(1L, BEAT.toNanos());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/cases/X", "/api/tasks", "/api/cases/X/sections", "/camunda/api/engine/engine/default/filter"})
    void what_may_be_seen_does_not_wait(String address) throws Exception {
        assertThat(waits(address, (request, response) -> {
                    response.setStatus(200);
                    response.getWriter().print("seen");
                }))
                .isEmpty();
    }

    @Test
    void a_pause_is_as_long_as_asked_for() {
        long from = System.nanoTime();
        Beat.pause(2_000_000);

        assertThat(System.nanoTime() - from).isGreaterThanOrEqualTo(2_000_000);
    }

    private static List<Long> waits(String address, Answer answer) throws Exception {
        var waits = new ArrayList<Long>();
        answer(address, new MockHttpServletResponse(), waits::add, answer);
        return waits;
    }

    private static void answer(String address, MockHttpServletResponse response, LongConsumer pause, Answer answer)
            throws Exception {
        var parts = address.split("\\?");
        var request = new MockHttpServletRequest("GET", parts[0]);
        request.setQueryString(parts.length > 1 ? parts[1] : null);
        var servlet = new HttpServlet() {
            @Override
            protected void service(HttpServletRequest asked, HttpServletResponse wrapped) throws IOException {
                answer.to(asked, wrapped);
            }
        };
        new Beat(BEAT, pause).doFilter(request, response, new MockFilterChain(servlet));
    }
}
