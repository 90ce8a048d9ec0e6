package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.processes.SspfAnswers.assessed;
import static se.samverka.processes.SspfAnswers.followUp;
import static se.samverka.processes.SspfAnswers.plan;
import static se.samverka.processes.SspfAnswers.referral;
import static se.samverka.processes.SspfAnswers.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;
import se.samverka.WhoMaySeeWhat;
import se.samverka.access.Visitor;

/**
 * Who reads which section of an SSPF case and on which ground, as the document says, at each stage of the case; and that
 * no address in the document tells anybody a word of a section that is not theirs.
 */
@SamverkaTest
class SectionMatrixTests {

    private static final String COORDINATOR = "koordinator.hisingen";
    private static final String TEACHER = "skola.hisingen";
    private static final String OFFICER = "polis.hisingen";
    private static final String NOTHING = "–";

    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Story story;
    private final int port;

    @Autowired
    SectionMatrixTests(ProcessEngine engine, @LocalServerPort int port) {
        this.story = new Story(engine, port);
        this.port = port;
    }

    @Test
    void before_anybody_has_consented() {
        story.starts(TEACHER, "sspf-arende", said("oro", referral("nej")))
                .does(COORDINATOR, "Bedöm aktualisering", said("bedömning", assessed("aktualisera")));

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
        story.does(COORDINATOR, "Håll nätverksmöte", said("möte", Answers.of()))
                .does(COORDINATOR, "Skriv åtagandeplan", said("plan", plan("aktor=polis")))
                .passes("Timer_NastaUppfoljning")
                .does(
                        COORDINATOR,
                        "Följ upp planen",
                        said("uppföljning", followUp("avsluta", "samtyckeKvarstar", "nej")));

        everybodyReads("When consent is withdrawn");
        story.does(COORDINATOR, "Avsluta ärendet", said("avslut", Answers.of("avslutsorsak", "SAMTYCKE_ATERKALLAT")));
        everybodyReads("When the case is closed");
    }

    private void answered() {
        story.starts(TEACHER, "sspf-arende", said("oro", referral("nej")))
                .does(COORDINATOR, "Bedöm aktualisering", said("bedömning", assessed("aktualisera")))
                .does(COORDINATOR, "Informera och begär samtycke", said("fråga", request("guardians", "1")))
                .does(COORDINATOR, "Registrera svar om samtycke", said("svar ett", Answers.of("svar", "ja")))
                .does(COORDINATOR, "Registrera svar om samtycke", said("svar två", Answers.of("svar", "ja")))
                .does(COORDINATOR, "Kartläggande samtal", said("samtal", Answers.of()))
                .does(TEACHER, "Beskriv skolsituationen", said("skola", Answers.of("elevhalsaLamnas", "nej")))
                .does(OFFICER, "Beskriv polisens iakttagelser", said("polis", Answers.of()));
    }

    /** Words of its own in every text, to be found again wherever they are shown. */
    private static Answers said(String about, Answers answers) {
        return answers.saying("Ord om " + about);
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
        noAddressTellsMore(read);
    }

    private void noAddressTellsMore(Map<String, Map<String, String>> read) {
        var telltales = Telltales.of(story.number());
        var tasks = openTasks(read.keySet());
        read.forEach((who, sections) -> {
            var visitor = visitor(who);
            assertThat(told(telltales, visitor.get("/api/cases/" + story.number() + "/sections")))
                    .as(who + " reads the words of each section")
                    .isEqualTo(
                            sections.keySet().stream().filter(telltales::known).collect(Collectors.toSet()));
            addresses(tasks).forEach(address -> assertThat(told(telltales, visitor.get(address)))
                    .as(who + " at " + address)
                    .isSubsetOf(sections.keySet()));
        });
    }

    private static Set<String> told(Telltales telltales, HttpResponse<String> answer) {
        return telltales.bySection().keySet().stream()
                .filter(section -> telltales.tell(section, answer.body()))
                .collect(Collectors.toSet());
    }

    /** Every address of the document that only reads. */
    private List<String> addresses(Set<String> tasks) {
        return WhoMaySeeWhat.under("Addresses").rows().keySet().stream()
                .filter(address -> address.startsWith("GET "))
                .map(address -> address.substring("GET ".length()))
                .map(path -> path.replace("{signatory}", "VH1"))
                .flatMap(path -> path.contains("/tasks/{id}")
                        ? tasks.stream().map(task -> Addresses.of(path, story.number(), task))
                        : Stream.of(Addresses.of(path, story.number(), "")))
                .toList();
    }

    private Set<String> openTasks(Set<String> people) {
        var tasks = new TreeSet<String>();
        people.forEach(who -> Caseworker.of(who, port)
                .get("/api/tasks?case=" + story.number())
                .body()
                .forEach(task -> tasks.add(task.path("id").asText())));
        return tasks;
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

    private Visitor visitor(String who) {
        return visitors.computeIfAbsent(who, user -> new Visitor(port).signedInAs(user));
    }

    private int shownOnThePage(String who) {
        var page = visitor(who).get("/cases/" + story.number());
        return page.body().split("<article", -1).length - 1;
    }
}
