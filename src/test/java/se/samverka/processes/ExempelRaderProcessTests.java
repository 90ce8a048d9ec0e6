package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.LinkedCases;
import se.samverka.caserecord.LinkedCases.Link;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** A list whose rows are cases: new rows open one, changed rows change theirs. The files are in the test resources. */
@SamverkaTest
class ExempelRaderProcessTests {

    private static final String LEADER = "programledning";
    private static final Actor READER = TestActors.person(LEADER, LEADER);
    private static final String TASK = "Förbered besöket";
    private static final String LIST = "Ändra listan";
    private static final String FIRST =
            "besoksid=a1 borjar=2099-04-12T15:00 skola=skola-nordost lage=planerat antal=20 amne=Matte";
    private static final String SECOND =
            "besoksid=b2 borjar=2099-05-12T10:00 skola=skola-hisingen lage=planerat antal=12";

    private final ProcessEngine engine;
    private final Cases cases;
    private final LinkedCases linked;
    private final Sections sections;
    private final TestActors actors;
    private final int port;
    private final Story story;

    @Autowired
    ExempelRaderProcessTests(
            ProcessEngine engine,
            Cases cases,
            LinkedCases linked,
            Sections sections,
            TestActors actors,
            @LocalServerPort int port) {
        this.engine = engine;
        this.cases = cases;
        this.linked = linked;
        this.sections = sections;
        this.actors = actors;
        this.port = port;
        this.story = new Story(engine, port);
    }

    @Test
    void each_row_becomes_a_case_with_the_unit_it_names() {
        starts(FIRST, SECOND);

        assertThat(links())
                .extracting(link -> link.child().title())
                .containsExactly("Grundskolan Nordost \u2013 12 april 2099", "Grundskolan Hisingen \u2013 12 maj 2099");
        story.linked("a1")
                .waitsFor("skola.nordost", TASK)
                .reads("skola.nordost", "besoket")
                .reads(LEADER, "besoket")
                .knowsOfNoCase("skola.hisingen");
        assertThat(participants("b2")).isEqualTo(Map.of("skola", "skola-hisingen", LEADER, LEADER));
        assertThat(said("a1")).containsEntry("amne", "Matte").doesNotContainKey("besoksid");
        assertThat(variable("a1", "antal")).isEqualTo(20);
        assertThat(variable("b2", "lage")).isEqualTo("planerat");
    }

    @Test
    void a_changed_row_changes_its_case_and_an_unchanged_one_does_not() {
        starts(FIRST, SECOND);

        changes(
                FIRST.replace("2099-04-12", "2099-04-19").replace("antal=20", "antal=25"),
                SECOND,
                "besoksid=c3 borjar=2099-06-12T10:00 skola=skola-hisingen lage=planerat");

        assertThat(links()).extracting(Link::key).containsExactly("a1", "b2", "c3");
        assertThat(child("a1").title()).isEqualTo("Grundskolan Nordost \u2013 19 april 2099");
        assertThat(said("a1")).containsEntry("borjar", "2099-04-19T15:00");
        assertThat(variable("a1", "antal")).isEqualTo(25);
        assertThat(List.of(version("a1"), version("b2"), version("c3"))).containsExactly(2, 1, 1);
        story.linked("c3").waitsFor("skola.hisingen", TASK);
    }

    @Test
    void what_a_row_says_of_its_case_moves_it() {
        starts(FIRST, SECOND);
        var called = story.linked("b2");

        changes(FIRST, SECOND.replace("planerat", "installt"));

        called.ends("BoundaryEvent_Installt", "EndEvent_Installt");
        assertThat(child("b2").closedReason()).isEqualTo("INSTALLT");
        changes(FIRST, SECOND.replace("planerat", "installt").replace("antal=12", "antal=13"));
        assertThat(version("b2")).as("a closed case stays as it is").isEqualTo(2);
    }

    @Test
    void another_unit_in_the_row_takes_over() {
        starts(FIRST);
        var moved = story.linked("a1");

        changes(FIRST.replace("skola-nordost", "skola-centrum"));

        moved.waitsFor("skola.nordost").waitsFor("skola.centrum", TASK);
        assertThat(child("a1").title()).startsWith("Grundskolan Centrum");
    }

    @Test
    void one_bad_row_refuses_the_whole_list() {
        starts(FIRST);

        var sent = story.tries(
                LEADER,
                LIST,
                Answers.of("mer", "ja")
                        .rows(
                                "besok",
                                FIRST.replace("antal=20", "antal=21"),
                                SECOND,
                                "besoksid=c3 borjar=2099-06-12T10:00 skola=skola-hisingen lage=planerat antal=41"));

        assertThat(sent.status()).isEqualTo(422);
        assertThat(sent.body().path("errors").path("besok[2].antal").get(0).asText())
                .isEqualTo("Skriv högst 40.");
        assertThat(links()).extracting(Link::key).containsExactly("a1");
        assertThat(version("a1")).isEqualTo(1);
        assertThat(variable("a1", "antal")).isEqualTo(20);
        assertThat(listVersion()).isEqualTo(1);
        story.waitsFor(LEADER, LIST);
    }

    @Test
    void a_form_has_a_row_for_each_of_the_list_it_follows() {
        starts(FIRST, SECOND);
        var school = Caseworker.of("skola.nordost", port);
        var task = "/api/tasks/"
                + school.get("/api/tasks?case=" + child("a1").number())
                        .body()
                        .path(0)
                        .path("id")
                        .asText();

        var form = school.get(task + "/form").body();
        assertThat(form.at("/data/forberett").toString())
                .isEqualTo("[{\"besoksid\":\"a1\",\"amne\":\"Matte\"},{\"besoksid\":\"b2\"}]");
        assertThat(form.at("/schema/components/1/allowAddRemove").asBoolean(true))
                .isFalse();
        assertThat(form.at("/schema/components/1/components/0/readonly").asBoolean())
                .isTrue();
        assertThat(form.at("/data/_visas0/omrade").asText())
                .as("what the case above says")
                .isEqualTo("hisingen");

        var one = school.post(task + "/submission", json("{\"forberett\": [{\"material\": \"Linjal\"}]}"));
        assertThat(one.status()).isEqualTo(422);
        assertThat(one.body().path("errors").path("forberett").get(0).asText())
                .isEqualTo("Listan som raderna kommer från har ändrats. Öppna formuläret igen.");
        assertThat(school.get(task + "/form").body().path("draft").has("forberett"))
                .isTrue();
        var both = school.post(
                task + "/submission",
                json("{\"forberett\": [{\"besoksid\": \"z9\", \"material\": \"Linjal\"}, {\"amne\": \"Bild\"}]}"));
        assertThat(both.status()).as(both.body().toString()).isEqualTo(204);
        var about = child("a1").id();
        assertThat(actors.asSystem(about, () -> sections.readOne(about, "test", "forberett"))
                        .orElseThrow()
                        .values())
                .isEqualTo(
                        json(
                                """
                                {"forberett": [{"besoksid": "a1", "material": "Linjal"}, {"besoksid": "b2", "amne": "Bild"}]}"""));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobody_starts_by_hand_what_only_rows_open() {
        for (var user : new String[] {LEADER, "skola.nordost"}) {
            assertThat(Caseworker.of(user, port)
                            .get("/api/processes/exempel-rad/form")
                            .status())
                    .isEqualTo(404);
        }
    }

    private void starts(String... rows) {
        story.starts(LEADER, "exempel-rader", Answers.of("omrade", "hisingen").rows("besok", rows))
                .worksOff();
    }

    private void changes(String... rows) {
        story.does(LEADER, LIST, Answers.of("mer", "ja").rows("besok", rows)).worksOff();
    }

    private List<Link> links() {
        return actors.asSystem(id(), () -> linked.of(id()));
    }

    private CaseFile child(String key) {
        return links().stream()
                .filter(link -> link.key().equals(key))
                .map(Link::child)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> participants(String key) {
        var about = child(key).id();
        return actors.asSystem(about, () -> cases.participants(about)).stream()
                .collect(Collectors.toMap(Cases.Participant::actor, Cases.Participant::unit));
    }

    private Map<String, Object> said(String key) {
        var about = child(key).id();
        var values = actors.asSystem(about, () -> sections.readOne(about, "test", "besoket"))
                .orElseThrow()
                .values();
        return new ObjectMapper().convertValue(values, Map.class);
    }

    private int version(String key) {
        var about = child(key).id();
        return actors.asSystem(about, () -> sections.versionOf(about, "besoket", LEADER));
    }

    private int listVersion() {
        return actors.asSystem(id(), () -> sections.versionOf(id(), "besok", LEADER));
    }

    private Object variable(String key, String name) {
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(child(key).id().toString())
                .singleResult();
        return engine.getRuntimeService().getVariable(instance.getId(), name);
    }

    private CaseId id() {
        return actors.as(READER, () -> cases.findByNumber(story.number()))
                .orElseThrow()
                .id();
    }
}
