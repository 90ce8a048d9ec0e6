package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.processes.SspfAnswers.assessed;
import static se.samverka.processes.SspfAnswers.referral;
import static se.samverka.processes.SspfAnswers.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.Protections;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;

/** A young person whose personal data are protected, from the referral on. */
@SamverkaTest
class ProtectedIdentityProcessTests {

    private static final String COORDINATOR = "koordinator.hisingen";
    private static final String TEACHER = "skola.hisingen";
    private static final String HEAD_TEACHER = "rektor.hisingen";
    private static final String OFFICER = "polis.hisingen";
    private static final String PLACE = "Gömställegatan";

    private final Story story;
    private final int port;
    private final TestActors actors;
    private final JdbcClient jdbc;

    @Autowired
    ProtectedIdentityProcessTests(ProcessEngine engine, @LocalServerPort int port, TestActors actors, JdbcClient jdbc) {
        this.story = new Story(engine, port);
        this.actors = actors;
        this.jdbc = jdbc;
        this.port = port;
    }

    @Test
    void a_protected_young_person_is_helped_by_those_who_are_cleared() {
        story.starts(TEACHER, "sspf-arende", shielded("sekretessmarkering"))
                .knowsOfNoCase(TEACHER)
                .waitsFor(TEACHER)
                .opensWhatIsProtected(COORDINATOR)
                .does(COORDINATOR, "Bedöm aktualisering", assessed("aktualisera"))
                .does(COORDINATOR, "Informera och begär samtycke", request("guardians", "1"))
                .does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "ja"))
                .does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "ja"))
                .does(COORDINATOR, "Kartläggande samtal")
                .waitsFor(TEACHER)
                .knowsOfNoCase(OFFICER)
                .waitsFor(HEAD_TEACHER, "Beskriv skolsituationen")
                .opensWhatIsProtected(HEAD_TEACHER)
                .does(HEAD_TEACHER, "Beskriv skolsituationen", Answers.of("elevhalsaLamnas", "nej"))
                .passes("BoundaryEvent_KartlaggningDrojer")
                .does(COORDINATOR, "Följ upp det som saknas", Answers.of("kartlaggningsval", "vidare"))
                .does(COORDINATOR, "Håll nätverksmöte")
                .waitsFor(COORDINATOR, "Skriv åtagandeplan")
                .reads(
                        HEAD_TEACHER,
                        "person",
                        "aktualisering",
                        "ungdomens-rost",
                        "skola-narvaro",
                        "skola-studier",
                        "skola-elevhalsa",
                        "natverksmote");
    }

    @Test
    void a_case_of_unknown_protection_is_handled_as_protected_until_somebody_knows() {
        story.starts(TEACHER, "sspf-arende", shielded("okant")).knowsOfNoCase(TEACHER);

        assertThat(says(COORDINATOR, "INGEN").status()).isEqualTo(204);

        story.reads(TEACHER, "person", "aktualisering").waitsFor(COORDINATOR, "Bedöm aktualisering");
    }

    @Test
    void a_case_that_becomes_protected_loses_its_places_and_those_who_are_not_cleared() {
        mapped();
        assertThat(says(TEACHER, "SKYDDAD_FOLKBOKFORING").status()).isEqualTo(204);

        story.knowsOfNoCase(TEACHER).waitsFor(TEACHER).knowsOfNoCase(OFFICER).opensWhatIsProtected(COORDINATOR);
        var person = sections(COORDINATOR).get(0);
        assertThat(person.path("code").asText()).isEqualTo("person");
        assertThat(person.path("values").has("namn")).isTrue();
        assertThat(person.path("values").has("skola")).isFalse();
        assertThat(person.toString()).doesNotContain(PLACE).doesNotContain("Skola och årskurs");
    }

    @Test
    void no_place_is_asked_for_taken_or_kept() {
        mapped();
        says(COORDINATOR, "SEKRETESSMARKERING");
        story.opensWhatIsProtected(COORDINATOR);
        var task = task(COORDINATOR, "Håll nätverksmöte");
        var form = Caseworker.of(COORDINATOR, port).get(task + "/form").body();
        assertThat(form.path("schema").toString())
                .doesNotContain("\"plats\"")
                .contains("Fält som frågar efter en adress eller en plats finns inte här");
        var values = Answers.of().in(form.path("schema"));

        var refused = Caseworker.of(COORDINATOR, port)
                .post(task + "/submission", values.deepCopy().put("plats", PLACE));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").has("plats")).isTrue();
        assertThat(kept(PLACE, "draft")).isZero();
        assertThat(Caseworker.of(COORDINATOR, port)
                        .post(task + "/submission", values)
                        .status())
                .isEqualTo(204);
        assertThat(kept("natverksmote", "section")).isPositive();
    }

    @Test
    void a_referral_of_somebody_protected_takes_no_place_either() {
        var form = Caseworker.of(TEACHER, port)
                .get("/api/processes/sspf-arende/form")
                .body();
        var answers = shielded("okant").in(form.path("schema"));

        var refused = open(answers.deepCopy().put("skola", PLACE + "skolan"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").has("skola")).isTrue();
        assertThat(kept(PLACE + "skolan", "draft")).isZero();
        var opened = open(answers.deepCopy().put("skola", "").putNull("telefon"));
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.body().path("mine").asBoolean()).isFalse();
    }

    @Test
    void a_form_opens_and_is_taken_after_the_deliberate_step_only() {
        story.starts(TEACHER, "sspf-arende", shielded("sekretessmarkering"));
        var task = task(COORDINATOR, "Bedöm aktualisering");
        var closed = Caseworker.of(COORDINATOR, port).get(task + "/form");
        var sent = Caseworker.of(COORDINATOR, port).post(task + "/submission", JsonNodeFactory.instance.objectNode());

        for (var answer : new Caseworker.Answer[] {closed, sent}) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().path("reason").asText()).isEqualTo("PROTECTED");
            assertThat(answer.body().path("caseNumber").asText()).isEqualTo(story.number());
        }
        story.opensWhatIsProtected(COORDINATOR);
        var form = Caseworker.of(COORDINATOR, port).get(task + "/form");
        assertThat(form.body().path("schema").toString()).contains("sekretessmarkering.**");
    }

    @Test
    void no_table_that_names_a_case_has_a_row_for_the_uncleared() {
        mapped();
        var coordinator = TestActors.person("koordinator.prov", "koordinator-hisingen");
        var before = rows(coordinator);
        assertThat(before)
                .containsKeys("participant", "section", "section_version", "consent_request", "consent_signatory")
                .containsKeys("consent_grant", "disclosure");

        says(COORDINATOR, "OKANT");

        assertThat(rows(coordinator)).isEmpty();
        story.opensWhatIsProtected(COORDINATOR);
        assertThat(rows(Actor.person(COORDINATOR, coordinator.units(), Set.of(Protections.ROLE))))
                .containsAllEntriesOf(before);
    }

    /** How many rows of the case each table has for the person, where there are any. */
    private Map<String, Long> rows(Actor person) {
        var about = JdbcClient.create(TestDatabase.asAdministrator())
                .sql("select id from casework.case where number = ?")
                .param(story.number())
                .query(UUID.class)
                .single();
        var tables = JdbcClient.create(TestDatabase.asAdministrator())
                .sql(
                        """
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id'
                        where c.relnamespace = 'casework'::regnamespace and c.relkind in ('r', 'v')
                          and has_table_privilege('samverka_app', c.oid, 'SELECT')""")
                .query(String.class)
                .list();
        var rows = new TreeMap<String, Long>();
        actors.as(
                person,
                () -> tables.forEach(table -> {
                    var count = jdbc.sql("select count(*) from casework." + table + " where case_id = ?")
                            .param(about)
                            .query(Long.class)
                            .single();
                    if (count > 0) {
                        rows.put(table, count);
                    }
                }));
        return rows;
    }

    private static Answers shielded(String level) {
        return referral("nej").and("skydd", level);
    }

    private void mapped() {
        story.starts(TEACHER, "sspf-arende", referral("nej").and("skola", PLACE))
                .does(COORDINATOR, "Bedöm aktualisering", assessed("aktualisera"))
                .does(COORDINATOR, "Informera och begär samtycke", request("guardians", "1"))
                .does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "ja"))
                .does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "ja"))
                .does(COORDINATOR, "Kartläggande samtal")
                .does(TEACHER, "Beskriv skolsituationen", Answers.of("elevhalsaLamnas", "nej"))
                .does(OFFICER, "Beskriv polisens iakttagelser");
    }

    private Caseworker.Answer says(String user, String level) {
        return Caseworker.of(user, port)
                .post(
                        "/api/cases/" + story.number() + "/protection",
                        JsonNodeFactory.instance.objectNode().put("level", level));
    }

    private Caseworker.Answer open(ObjectNode answers) {
        var body = JsonNodeFactory.instance.objectNode().put("process", "sspf-arende");
        body.set("data", answers);
        return Caseworker.of(TEACHER, port).post("/api/cases", body);
    }

    private String task(String user, String name) {
        for (var task : Caseworker.of(user, port)
                .get("/api/tasks?case=" + story.number())
                .body()) {
            if (task.path("name").asText().equals(name)) {
                return "/api/tasks/" + task.path("id").asText();
            }
        }
        throw new AssertionError("no task " + name);
    }

    private JsonNode sections(String user) {
        return Caseworker.of(user, port)
                .get("/api/cases/" + story.number() + "/sections")
                .body();
    }

    private static long kept(String text, String table) {
        return JdbcClient.create(TestDatabase.asAdministrator())
                .sql("select count(*) from casework.%s t where t::text like ?".formatted(table))
                .param("%" + text + "%")
                .query(Long.class)
                .single();
    }
}
