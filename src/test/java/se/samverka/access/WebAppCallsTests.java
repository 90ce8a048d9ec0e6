package se.samverka.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.context.WebApplicationContext;
import se.samverka.SamverkaTest;
import se.samverka.access.WebAppCalls.Call;

/** Everything the stock web apps can be asked for, tried on a real task by those who could wish to. */
@SamverkaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebAppCallsTests {

    private static final String TASK = "/camunda/api/engine/engine/{name}/task/{id}";
    private static final String CASE =
            """
            {"process": "prov-formular", "data": {"namn": "Tolvan", "alder": 12}}""";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    private List<Call> calls;
    private Person me;
    private Person outsider;
    private List<Person> others;
    private RealTask task;
    private Map<String, String> before;

    @BeforeAll
    void i_have_taken_a_task(@Autowired WebApplicationContext application) throws ReflectiveOperationException {
        calls = WebAppCalls.mountedIn(application.getServletContext());
        me = inTasklist("skola.hisingen");
        outsider = inTasklist("skola.nordost");
        others = List.of(outsider, inTasklist("polis.hisingen"));
        task = new RealTask(engine, opened());
        for (var call : List.of("/claim", "/unclaim", "/claim")) {
            assertThat(ask(me, new Call("POST", TASK + call)).statusCode()).isEqualTo(204);
        }
    }

    private Person inTasklist(String userId) {
        var browser = new Visitor(port).signedInAs(userId);
        browser.get("/camunda/app/tasklist/default/");
        return new Person(userId, browser);
    }

    private String opened() {
        var answer = me.browser.send(me.browser
                .request("/api/cases")
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", me.browser.csrf("/"))
                .POST(BodyPublishers.ofString(CASE)));
        return answer.body().split("\"")[3];
    }

    @BeforeEach
    void look() {
        before = Snapshot.taken();
    }

    @AfterEach
    void nothing_has_changed() {
        assertThat(Snapshot.taken()).containsExactlyEntriesOf(before);
    }

    @Test
    void the_calls_are_those_of_all_the_applications() {
        assertThat(calls).hasSizeGreaterThan(1_000).filteredOn(LetThrough::has).hasSize(LetThrough.ALL.size() + 1);
        assertThat(calls)
                .contains(
                        new Call("PUT", TASK + "/variables/{varId}"),
                        new Call("POST", "/camunda/api/admin/setup/{engine}/user/create"),
                        new Call("GET", "/camunda/api/cockpit/plugin/base/{engine}/process-instance"));
    }

    Stream<Person> inAndOut() {
        return Stream.of(me, outsider);
    }

    @ParameterizedTest
    @MethodSource("inAndOut")
    void every_call_that_is_not_let_through_is_refused(Person who) {
        var refused = calls.stream().filter(call -> !LetThrough.has(call)).toList();

        assertThat(answersOtherThan(403, refused, who)).isEmpty();
    }

    @Test
    void nobody_is_told_to_sign_in() {
        var all =
                calls.stream().filter(call -> !call.equals(LetThrough.SIGN_OUT)).toList();

        assertThat(answersOtherThan(401, all, new Person("nobody", new Visitor(port))))
                .isEmpty();
    }

    @Test
    void a_call_that_is_let_through_says_nothing_of_the_task_to_others() {
        for (var one : LetThrough.ALL) {
            for (var other : others) {
                var answer = ask(other, one.call(), task.in(one.call().path()) + one.query());

                assertThat(answer.statusCode()).as(one + " " + other).isEqualTo(one.toOthers());
                assertThat(answer.body().replace(task.id(), "what was asked for"))
                        .doesNotContain(task.traces());
            }
        }
    }

    @Test
    void to_others_the_task_is_one_that_does_not_exist() {
        LetThrough.onTheTask().forEach(call -> {
            for (var other : others) {
                var real = ask(other, call);
                var none = ask(other, call, task.in(call.path()).replace(task.id(), RealTask.NO_SUCH));

                assertThat(real.statusCode()).as(call.toString()).isEqualTo(none.statusCode());
                assertThat(real.body()).isEqualTo(none.body().replace(RealTask.NO_SUCH, task.id()));
            }
        });
    }

    @Test
    void i_find_the_task_where_others_do_not() {
        for (var one : LetThrough.changingNothing()) {
            var answer = ask(me, one.call(), task.in(one.call().path()) + one.query());

            assertThat(answer.statusCode()).as(one.toString()).isEqualTo(one.toMe());
            if (one.call().path().matches(".*/(task/\\{id}|list)")) {
                assertThat(answer.body()).contains(task.id());
            }
        }
    }

    @Test
    void a_process_administrator_asks_and_changes_nothing() {
        var asks = ".* POST .*/(process-instance|job|incident|task|execution|variable-instance|external-task)(/count)?"
                + "|.* POST .*/called-process-(instances|definitions)|.* PUT .*/job/\\{id}/retries";
        var changes = calls.stream()
                .filter(call -> !call.reads() && !LetThrough.has(call))
                .toList();

        assertThat(answersOtherThan(403, changes, inTasklist("processadmin")))
                .hasSizeGreaterThan(10)
                .allMatch(answer -> answer.matches(asks));
    }

    @Test
    void no_way_of_writing_the_address_opens_a_call_on_the_task() {
        var opened = writingOnTheTask()
                .parallel()
                .flatMap(call -> AddressVariants.of(task.in(call.path())).stream()
                        .flatMap(address -> inAndOut()
                                .map(who ->
                                        ask(who, call, address).statusCode() + " " + call.method() + " " + address)))
                .filter(answer -> !answer.matches("40[03] .*"))
                .toList();

        assertThat(opened).isEmpty();
    }

    @Test
    void a_header_does_not_make_a_call_another() {
        for (var header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method")) {
            for (var method : List.of("PUT", "POST", "DELETE")) {
                var answer = me.browser.call("GET", task.in(TASK), "application/json", "", header, method);
                assertThat(answer.statusCode()).isEqualTo(200);
            }
            assertThat(answersOtherThan(403, refusedOnTheTask(), me, header, "GET"))
                    .isEmpty();
        }
    }

    @Test
    void what_no_browser_sends_is_refused() {
        for (var call : refusedOnTheTask()) {
            for (var address : AddressVariants.noBrowserSends(task.in(call.path()))) {
                for (var method : List.of(call.method(), call.method().toLowerCase(Locale.ROOT), "TRACE", "PATCH")) {
                    assertThat(Verbatim.send(port, method + " " + address, me.browser))
                            .as(method + " " + address)
                            .isIn(400, 403);
                }
            }
        }
    }

    private List<Call> refusedOnTheTask() {
        return writingOnTheTask().filter(call -> !LetThrough.has(call)).toList();
    }

    private Stream<Call> writingOnTheTask() {
        return calls.stream().filter(call -> call.path().startsWith(TASK) && !call.reads());
    }

    /** Other than the front door's own refusal; the engine behind it refuses in another way. */
    private List<String> answersOtherThan(int refusal, List<Call> tried, Person who, String... headers) {
        return tried.parallelStream()
                .map(call -> summary(ask(who, call, task.in(call.path()), headers)) + " " + call)
                .filter(answer -> !answer.startsWith(refusal + " application/problem+json "))
                .toList();
    }

    private static String summary(HttpResponse<?> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Content-Type").orElse("");
    }

    private HttpResponse<String> ask(Person who, Call call) {
        return ask(who, call, task.in(call.path()));
    }

    private HttpResponse<String> ask(Person who, Call call, String address, String... headers) {
        var body = WebAppBody.of(call);
        return who.browser.call(call.method(), address, body.type(), task.in(body, who.userId), headers);
    }

    record Person(String userId, Visitor browser) {
        @Override
        public String toString() {
            return userId;
        }
    }
}
