package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.samverka.SamverkaTest;
import se.samverka.database.TestDatabase;

/** What is not mine and what is not there can't be told apart: not by what comes back, and not by what was done for it. */
@SamverkaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuessingTests {

    private final Guesses guesses;
    private final JdbcClient auditor = JdbcClient.create(TestDatabase.asAuditor());

    @Autowired
    GuessingTests(
            ProcessEngine engine,
            @LocalServerPort int port,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        guesses = new Guesses(engine, port, mappings);
    }

    @BeforeAll
    void everything_has_been_asked_before() {
        guesses.all().forEach(guess -> {
            guesses.rest();
            guess.askOfForeign();
            guess.askOfUnknown();
        });
    }

    @Test
    void all_addresses_are_guessed_at() {
        assertThat(guesses.all()).hasSizeGreaterThan(70);
        assertThat(guesses.all())
                .extracting(guess -> guess.foreign().says())
                .contains("GET /cases/{number}", "GET /api/tasks/{id}/form", "POST /cases/{number}/sharing");
    }

    @Test
    void what_comes_back_is_the_same_byte_for_byte() {
        for (var guess : guesses.all()) {
            guesses.rest();
            var foreign = guess.askOfForeign();
            var unknown = guess.askOfUnknown();

            assertThat(said(foreign, guess.foreign().named()))
                    .as(guess.toString())
                    .isEqualTo(said(unknown, guess.unknown().named()));
        }
    }

    /** So that neither takes longer: how long an answer took is no secret to whoever waits for it. */
    @Test
    void as_many_statements_are_run_and_as_many_events_are_written() {
        for (var guess : guesses.all()) {
            guesses.rest();
            var foreign = done(guess::askOfForeign);
            guesses.rest();
            var unknown = done(guess::askOfUnknown);

            assertThat(foreign).as(guess.toString()).isEqualTo(unknown);
        }
    }

    private Done done(Supplier<HttpResponse<String>> question) {
        long newest = newest();
        try (var statements = ServerStatements.counted()) {
            int status = question.get().statusCode();
            return new Done(status, statements.sofar(), eventsAfter(newest));
        }
    }

    private record Done(int status, long statements, long events) {}

    private long newest() {
        return auditor.sql("select coalesce(max(id), 0) from audit.event")
                .query(Long.class)
                .single();
    }

    private long eventsAfter(long newest) {
        return auditor.sql("select count(*) from audit.event where id > ?")
                .param(newest)
                .query(Long.class)
                .single();
    }

    /** Only the API names what was asked for, and a page its token; a connection ends after so many questions. */
    private static List<String> said(HttpResponse<String> answer, String named) {
        var headers = new TreeSet<>(answer.headers().map().keySet());
        headers.removeAll(List.of("connection", "keep-alive"));
        return List.of(
                String.valueOf(answer.statusCode()),
                headers.toString(),
                answer.body()
                        .replace(named, "what was asked for")
                        .replaceAll("(name=\"_csrf\" (?:content|value)=\")[^\"]*", "$1")
                        .replaceAll("nonce-[A-Za-z0-9+/=_-]+|nonce=\"[^\"]*\"", "nonce"));
    }
}
