package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;

/** Events that people report outside any task, in the example of the activity. */
@SamverkaTest
class ReportedEventsTests {

    private static final String LOG = "StartEvent_Dagslogg";
    private static final String BROKEN_OFF = "StartEvent_Avbruten";

    private final Story story;
    private final int port;

    @Autowired
    ReportedEventsTests(ProcessEngine engine, @LocalServerPort int port) {
        this.story = new Story(engine, port);
        this.port = port;
    }

    @BeforeEach
    void an_activity_is_planned() {
        story.starts("chef.hisingen", "exempel-aktivitet", Answers.of("borjar", "2031-04-12T15:00"));
    }

    @Test
    void each_sees_what_is_theirs_to_report() {
        assertThat(reports("polis.hisingen")).containsExactlyInAnyOrder(LOG, BROKEN_OFF);
        assertThat(reports("koordinator.hisingen")).containsExactly(LOG);
        assertThat(reports("chef.hisingen")).isEmpty();
        assertThat(get("polis.nordost", "").status()).isEqualTo(404);
    }

    @Test
    void an_event_is_reported_again_and_again_while_the_case_goes_on() {
        assertThat(report("polis.hisingen", LOG, "typ=trangsel").status()).isEqualTo(204);
        assertThat(report("polis.hisingen", LOG, "typ=bra").status()).isEqualTo(204);

        story.reads("chef.hisingen", "plan", "dagslogg").waitsFor("koordinator.hisingen", "Förbered aktiviteten");
        assertThat(reports("polis.hisingen")).contains(LOG);
    }

    @Test
    void an_event_that_breaks_off_says_why_to_what_it_starts() {
        var sent = report("polis.hisingen", BROKEN_OFF, Answers.of("orsak", "vader"), UUID.randomUUID());
        assertThat(sent.status()).isEqualTo(204);

        story.waitsFor("koordinator.hisingen", "Följ upp avbrottet")
                .waitsFor("chef.hisingen")
                .does("koordinator.hisingen", "Följ upp avbrottet")
                .ends("StartEvent_Avbruten", "EndEvent_Avbruten");
        assertThat(caseworker("chef.hisingen")
                        .get("/api/cases/" + story.number())
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("CLOSED");
    }

    @Test
    void what_is_not_mine_and_what_does_not_exist_answer_alike() {
        for (var element : List.of(BROKEN_OFF, "StartEvent_Installd", "Task_Forbered", "Finns_Inte")) {
            assertThat(get("koordinator.hisingen", "/" + element).status())
                    .as(element)
                    .isEqualTo(404);
            assertThat(post("koordinator.hisingen", element, body("bra"), UUID.randomUUID())
                            .status())
                    .as(element)
                    .isEqualTo(404);
        }
        assertThat(get("polis.nordost", "/" + LOG).body().path("detail"))
                .isEqualTo(get("koordinator.hisingen", "/" + BROKEN_OFF).body().path("detail"));
        assertThat(post("polis.nordost", LOG, body("bra"), UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(reports("polis.hisingen")).as("nothing happened").hasSize(2);
    }

    @Test
    void a_double_tap_counts_once() {
        var request = UUID.randomUUID();

        assertThat(post("polis.hisingen", BROKEN_OFF, Answers.of("orsak", "vader"), request)
                        .status())
                .isEqualTo(204);
        assertThat(post("polis.hisingen", BROKEN_OFF, Answers.of("orsak", "vader"), request)
                        .status())
                .as("answered as the first time, though the event is over")
                .isEqualTo(204);

        story.waitsFor("koordinator.hisingen", "Följ upp avbrottet");
        assertThat(post("polis.hisingen", LOG, body("bra"), request).status())
                .as("the same id for something else")
                .isEqualTo(409);
    }

    @Test
    void two_colleagues_report_at_the_same_moment() throws Exception {
        var police = (Callable<Caseworker.Answer>) () -> report("polis.hisingen", LOG, "typ=trangsel");
        var coordinator = (Callable<Caseworker.Answer>) () -> report("koordinator.hisingen", LOG, "typ=bra");
        var pool = Executors.newFixedThreadPool(4);
        try {
            for (Future<Caseworker.Answer> sent : pool.invokeAll(List.of(police, coordinator, police, coordinator))) {
                assertThat(sent.get().status()).isEqualTo(204);
            }
        } finally {
            pool.shutdown();
        }

        assertThat(told("polis-hisingen")).containsExactly("trangsel", "trangsel");
        assertThat(told("koordinator-hisingen")).containsExactly("bra", "bra");
    }

    @Test
    void what_does_not_hold_is_named_and_kept() {
        var wrong = post(
                "polis.hisingen",
                LOG,
                Answers.of().rows("handelser", "typ=annat handelse=Vid+grinden"),
                UUID.randomUUID());

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("errors").has("handelser[0].typ")).isTrue();
        assertThat(get("polis.hisingen", "/" + LOG)
                        .body()
                        .at("/draft/handelser/0/handelse")
                        .asText())
                .isEqualTo("Vid+grinden");
        assertThat(get("koordinator.hisingen", "/" + LOG).body().path("draft").isNull())
                .isTrue();

        assertThat(report("polis.hisingen", LOG, "typ=bra").status()).isEqualTo(204);
        assertThat(get("polis.hisingen", "/" + LOG).body().path("draft").isNull())
                .isTrue();
    }

    @Test
    void nobody_reports_in_a_case_that_is_closed() {
        story.does(
                "chef.hisingen",
                "Bekräfta, flytta eller ställ in",
                Answers.of("status", "installd", "borjar", "2031-04-12T15:00"));

        var late = post("polis.hisingen", LOG, body("bra"), UUID.randomUUID());

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("reason").asText()).isEqualTo("OVER");
        assertThat(reports("polis.hisingen")).isEmpty();
        story.reads("polis.hisingen", "plan");
    }

    private List<String> reports(String user) {
        var listed = get(user, "");
        assertThat(listed.status()).isEqualTo(200);
        return StreamSupport.stream(listed.body().spliterator(), false)
                .map(report -> report.path("element").asText())
                .toList();
    }

    /** Kinds of what a unit has told, in the order it stands there. */
    private List<String> told(String unit) {
        var sections = caseworker("chef.hisingen")
                .get("/api/cases/" + story.number() + "/sections")
                .body();
        return StreamSupport.stream(sections.spliterator(), false)
                .filter(section -> section.path("code").asText().equals("dagslogg"))
                .filter(section -> section.path("unit").asText().equals(unit))
                .flatMap(section ->
                        StreamSupport.stream(section.at("/values/handelser").spliterator(), false))
                .map(row -> row.path("typ").asText())
                .toList();
    }

    private Caseworker.Answer report(String user, String element, String row) {
        return report(user, element, Answers.of().rows("handelser", row), UUID.randomUUID());
    }

    /** Fills in the form that the person is given. */
    private Caseworker.Answer report(String user, String element, Answers answers, UUID request) {
        var form = get(user, "/" + element);
        assertThat(form.status()).as(form.body().toString()).isEqualTo(200);
        return caseworker(user).post(path("/" + element), answers.in(form.body().path("schema")), request);
    }

    private Caseworker.Answer post(String user, String element, Answers answers, UUID request) {
        var schema = get("polis.hisingen", "/" + element).body().path("schema");
        return caseworker(user).post(path("/" + element), answers.in(schema), request);
    }

    private static Answers body(String type) {
        return Answers.of().rows("handelser", "typ=" + type);
    }

    private Caseworker.Answer get(String user, String below) {
        return caseworker(user).get(path(below));
    }

    private String path(String below) {
        return "/api/cases/" + story.number() + "/reports" + below;
    }

    private Caseworker caseworker(String user) {
        return Caseworker.of(user, port);
    }
}
