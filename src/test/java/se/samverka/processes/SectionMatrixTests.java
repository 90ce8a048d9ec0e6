package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.processes.SspfAnswers.assessed;
import static se.samverka.processes.SspfAnswers.followUp;
import static se.samverka.processes.SspfAnswers.plan;
import static se.samverka.processes.SspfAnswers.referral;
import static se.samverka.processes.SspfAnswers.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;
import se.samverka.WhoMaySeeWhat;
import se.samverka.access.Visitor;

/** Who reads which section of an SSPF case and on which ground, as the document says, at each stage of the case. */
@SamverkaTest
class SectionMatrixTests {

    private static final String COORDINATOR = "koordinator.hisingen";
    private static final String TEACHER = "skola.hisingen";
    private static final String OFFICER = "polis.hisingen";
    private static final String NOTHING = "–";

    private final Story story;
    private final int port;

    @Autowired
    SectionMatrixTests(ProcessEngine engine, @LocalServerPort int port) {
        this.story = new Story(engine, port);
        this.port = port;
    }

    @Test
    void before_anybody_has_consented() {
        story.starts(TEACHER, "sspf-arende", referral("nej"))
                .does(COORDINATOR, "Bedöm aktualisering", assessed("aktualisera"));

        everybodyReads("Before anybody has consented");
    }

    @Test
    void when_the_family_has_agreed_and_everybody_has_answered() {
        answered();

        everybodyReads("When the family has agreed and everybody has answered");
    }

    @Test
    void when_consent_is_withdrawn_and_the_case_closed() {
        answered();
        story.does(COORDINATOR, "Håll nätverksmöte")
                .does(COORDINATOR, "Skriv åtagandeplan", plan("aktor=polis"))
                .passes("Timer_NastaUppfoljning")
                .does(COORDINATOR, "Följ upp planen", followUp("avsluta", "samtyckeKvarstar", "nej"));

        everybodyReads("When consent is withdrawn");
        story.does(COORDINATOR, "Avsluta ärendet", Answers.of("avslutsorsak", "SAMTYCKE_ATERKALLAT"));
        everybodyReads("When the case is closed");
    }

    private void answered() {
        story.starts(TEACHER, "sspf-arende", referral("nej"))
                .does(COORDINATOR, "Bedöm aktualisering", assessed("aktualisera"))
                .does(COORDINATOR, "Informera och begär samtycke", request("guardians", "1"))
                .does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "ja"))
                .does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "ja"))
                .does(COORDINATOR, "Kartläggande samtal")
                .does(TEACHER, "Beskriv skolsituationen", Answers.of("elevhalsaLamnas", "nej"))
                .does(OFFICER, "Beskriv polisens iakttagelser");
    }

    private void everybodyReads(String heading) {
        var matrix = WhoMaySeeWhat.under(heading);
        var read = new LinkedHashMap<String, Map<String, String>>();
        matrix.columns().forEach(who -> read.put(who, sections(who)));
        read.forEach((who, sections) ->
                assertThat(shownOnThePage(who)).as(who + " on the page").isEqualTo(sections.size()));
        var rows = new TreeMap<String, Map<String, String>>();
        read.values().forEach(sections -> sections.keySet().forEach(code -> rows.put(code, new LinkedHashMap<>())));
        rows.forEach(
                (code, cells) -> read.forEach((who, sections) -> cells.put(who, sections.getOrDefault(code, NOTHING))));
        assertThat(new WhoMaySeeWhat(matrix.columns(), rows).table()).isEqualTo(matrix.table());
    }

    private Map<String, String> sections(String who) {
        var grounds = new LinkedHashMap<String, String>();
        var answer = Caseworker.of(who, port).get("/api/cases/" + story.number() + "/sections");
        if (answer.status() == 200) {
            for (JsonNode section : answer.body()) {
                grounds.put(
                        section.path("code").asText(), section.path("ground").asText());
            }
        }
        return grounds;
    }

    private int shownOnThePage(String who) {
        var page = new Visitor(port).signedInAs(who).get("/cases/" + story.number());
        return page.body().split("<article", -1).length - 1;
    }
}
