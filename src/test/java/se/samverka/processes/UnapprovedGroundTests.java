package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.secrecy.Jurist;
import se.samverka.secrecy.LegalBases;

/** A city whose lawyer has not approved the ground that the process names. */
@SamverkaTest
class UnapprovedGroundTests {

    private static final String CONSENT = "LB-SAM";
    private static final String TEACHER = "skola.hisingen";
    private static final String COORDINATOR = "koordinator.hisingen";

    private final TestActors actors;
    private final Cases cases;
    private final Jurist jurist;
    private final ProcessEngine engine;
    private final int port;

    @Autowired
    UnapprovedGroundTests(
            TestActors actors, Cases cases, LegalBases bases, ProcessEngine engine, @LocalServerPort int port) {
        this.actors = actors;
        this.cases = cases;
        this.jurist = new Jurist(actors, bases);
        this.engine = engine;
        this.port = port;
    }

    @AfterEach
    void the_register_is_as_it_was() {
        if (jurist.basis(CONSENT).approvedBy() == null) {
            jurist.approve(CONSENT);
        }
    }

    @Test
    void whoever_opens_a_case_is_told_what_is_missing_and_who_can_help() {
        jurist.withdraw(CONSENT);
        var before = cases();

        var answer = opens();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText())
                .contains("OSL 12:2, 10:1 (LB-SAM) är inte godkänd", "Stadens jurist godkänner den");
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void a_family_is_not_asked_and_the_coordinator_is_told_why() {
        var story = new Story(engine, port)
                .starts(TEACHER, "sspf-arende", SspfAnswers.referral("nej"))
                .does(COORDINATOR, "Bedöm aktualisering", SspfAnswers.assessed("aktualisera"));
        jurist.withdraw(CONSENT);

        var answer = story.tries(COORDINATOR, "Informera och begär samtycke", SspfAnswers.request("guardians", "1"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText()).contains("LB-SAM", "jurist");
        story.waitsFor(COORDINATOR, "Informera och begär samtycke");
        jurist.approve(CONSENT);
        story.does(COORDINATOR, "Informera och begär samtycke", SspfAnswers.request("guardians", "1"));
    }

    private Caseworker.Answer opens() {
        var teacher = Caseworker.of(TEACHER, port);
        var form = teacher.get("/api/processes/sspf-arende/form").body();
        var body = JsonNodeFactory.instance.objectNode().put("process", "sspf-arende");
        body.set("data", SspfAnswers.referral("nej").in(form.path("schema")));
        return teacher.post("/api/cases", body);
    }

    private List<CaseFile> cases() {
        return actors.as(TestActors.person(TEACHER, "skola-hisingen"), () -> cases.mine(500));
    }
}
