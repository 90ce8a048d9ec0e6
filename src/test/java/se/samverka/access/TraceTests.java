package se.samverka.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.database.TestDatabase;
import se.samverka.forms.Submissions;
import se.samverka.identity.Actor;

/** What people leave in the trail by looking around, through the doors they use. */
@SamverkaTest
class TraceTests {

    private static final Actor TEACHER = TestActors.person("skola.hisingen", "skola-hisingen");
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;

    @Autowired
    private TestActors actors;

    @Autowired
    private Submissions submissions;

    private final JdbcClient auditor = JdbcClient.create(TestDatabase.asAuditor());
    private final ObjectMapper json = new ObjectMapper();
    private String number = "";
    private UUID about = new UUID(0, 0);
    private long before;

    @BeforeEach
    void a_new_case_with_a_task() {
        var values = JsonNodeFactory.instance.objectNode().put("namn", "Tolvan").put("alder", 12);
        number = actors.as(TEACHER, () -> submissions.open("prov-formular", values, Optional.empty()));
        about = JdbcClient.create(TestDatabase.asAdministrator())
                .sql("select id from casework.case where number = ?")
                .param(number)
                .query(UUID.class)
                .single();
        before = newest();
    }

    @Test
    void the_start_page_notes_each_case_it_lists_once_for_the_session() {
        var visitor = new Visitor(port).signedInAs("skola.hisingen");

        assertThat(visitor.get("/").body()).contains(number);
        assertThat(events()).containsExactlyInAnyOrder("LIST OK tasks:unclaimed page", "LIST OK cases:mine page");

        visitor.get("/");
        assertThat(events()).hasSize(2);

        new Visitor(port).signedInAs("skola.hisingen").get("/");
        assertThat(events()).hasSize(4);
    }

    @Test
    void a_case_page_is_noted_also_when_nothing_in_it_may_be_read() {
        new Visitor(port).signedInAs("polis.nordost").get("/cases/" + number);
        assertThat(newest("case:" + number)).isEqualTo("polis.nordost DENIED");

        new Visitor(port).signedInAs("skola.hisingen").get("/cases/" + number);
        assertThat(events())
                .contains(
                        "READ OK section:person@skola-hisingen,prov-formular-start@skola-hisingen page",
                        "LIST OK tasks:all page");

        new Visitor(port).signedInAs("polis.hisingen").get("/cases/" + number);
        assertThat(events()).contains("READ EMPTY section:* page");

        new Visitor(port).signedInAs("polis.hisingen").get("/api/cases/" + number);
        assertThat(events()).contains("READ OK case:cover api");
    }

    @Test
    void the_task_interface_notes_list_and_form_and_the_form_names_its_task() throws Exception {
        var visitor = new Visitor(port).signedInAs("skola.hisingen");
        var task = task(visitor);
        visitor.get("/api/tasks/" + task + "/form");

        assertThat(events()).contains("LIST OK tasks:all api", "READ OK task:Task_Svara api");
        assertThat(circumstances("task:Task_Svara"))
                .containsEntry("task", task)
                .containsEntry("method", "password")
                .containsEntry("address", "127.0.0.1")
                .hasEntrySatisfying("session", name -> assertThat((String) name).matches("[0-9a-f]{16}"));
    }

    @Test
    void the_task_list_of_the_web_apps_notes_the_cases_it_shows() throws Exception {
        var visitor = new Visitor(port).signedInAs("skola.hisingen");
        var task = task(visitor);
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(visitor.json("POST", ENGINE + "/task/" + task + "/claim", "{\"userId\":\"skola.hisingen\"}")
                        .statusCode())
                .isEqualTo(204);
        var filters = json.readTree(visitor.get(ENGINE + "/filter?firstResult=0&maxResults=20&resourceType=Task")
                .body());

        var mine = filters.findParents("name").stream()
                .filter(filter -> filter.path("name").asText().equals("Mina uppgifter"))
                .findFirst()
                .orElseThrow();
        var list = visitor.json(
                "POST", ENGINE + "/filter/" + mine.path("id").asText() + "/list?firstResult=0&maxResults=99", "{}");

        assertThat(list.body()).contains(task);
        assertThat(events()).contains("LIST OK tasklist tasklist");
    }

    @Test
    void a_closed_door_is_noted_without_the_address_that_was_written() {
        new Visitor(port).signedInAs("polis.nordost").get("/camunda/app/cockpit/default/");
        assertThat(newest("door:camunda/app")).isEqualTo("polis.nordost DENIED");

        new Visitor(port).signedInAs("polis.nordost").get("/19121212-1212");
        assertThat(newest("door:unknown")).isEqualTo("polis.nordost DENIED");
    }

    @Test
    void signing_in_and_out_is_noted_in_the_same_session_name() {
        var visitor = new Visitor(port).signedInAs("polis.sydvast");
        var csrf = visitor.csrf("/");
        visitor.send(visitor.request("/logout").header("X-CSRF-TOKEN", csrf).POST(BodyPublishers.noBody()));

        assertThat(auditor.sql(
                                """
                                select action, count(*) over (partition by session) as together from audit.event
                                where resource = 'account:polis.sydvast' and id > ? and session is not null order by id""")
                        .param(before)
                        .query()
                        .listOfRows())
                .containsExactly(
                        Map.of("action", "SIGN_IN", "together", 2L), Map.of("action", "SIGN_OUT", "together", 2L));
    }

    private String task(Visitor visitor) throws Exception {
        JsonNode tasks = json.readTree(visitor.get("/api/tasks?case=" + number).body());
        return tasks.get(0).path("id").asText();
    }

    private List<String> events() {
        return auditor.sql(
                        "select action || ' ' || outcome || ' ' || resource || ' ' || via from audit.event where case_id = ? and id > ? order by id")
                .params(about, before)
                .query(String.class)
                .list();
    }

    private Map<String, Object> circumstances(String resource) {
        return auditor.sql("select session, method, address, task from audit.event where case_id = ? and resource = ?"
                        + " and id > ?")
                .params(about, resource, before)
                .query()
                .singleRow();
    }

    private String newest(String resource) {
        return auditor.sql(
                        "select actor || ' ' || outcome from audit.event where resource = ? and id > ? order by id desc limit 1")
                .params(resource, before)
                .query(String.class)
                .single();
    }

    private long newest() {
        return auditor.sql("select max(id) from audit.event").query(Long.class).single();
    }
}
