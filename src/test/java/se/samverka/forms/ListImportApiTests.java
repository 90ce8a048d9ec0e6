package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static se.samverka.TestActors.signedIn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.identity.Actor;

/** Files into the lists of a process made for it: its start form, and the form of its task. */
@SamverkaTest
class ListImportApiTests {

    private static final Actor LEADER = TestActors.person("ledare", "programledning");
    private static final Actor TEACHER = TestActors.person("skola.hisingen", "skola-hisingen");
    private static final String START = "/api/processes/exempel-rader/import?list=besok";
    private static final String HEADINGS = "Besöks-id;Dag;Skola;Läge\r\n";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ObjectMapper json;

    private MvcTestResult upload(Actor by, String path, String file, String data) {
        return upload(by, path, file.getBytes(StandardCharsets.UTF_8), data);
    }

    private MvcTestResult upload(Actor by, String path, byte[] file, String data) {
        var request = mvc.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile("file", "besök.csv", "text/csv", file))
                .with(signedIn(by))
                .with(csrf());
        return data.isEmpty()
                ? request.exchange()
                : request.param("data", Given.json(data).toString()).exchange();
    }

    private MvcTestResult send(String path, String body) {
        return mvc.post()
                .uri(path)
                .with(signedIn(LEADER))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(Given.json(body).toString())
                .exchange();
    }

    private MvcTestResult get(Actor by, String path) {
        return mvc.get().uri(path).with(signedIn(by)).exchange();
    }

    private JsonNode body(MvcTestResult result) {
        try {
            return json.readTree(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String open(String rows) {
        var opened = send("/api/cases", "{process: 'exempel-rader', data: {omrade: 'hisingen', besok: " + rows + "}}");
        assertThat(opened).hasStatus(201);
        var tasks = body(
                get(LEADER, "/api/tasks?case=" + body(opened).path("number").asText()));
        return "/api/tasks/" + tasks.get(0).path("id").asText();
    }

    private static String row(String id, String day) {
        return "{besoksid: '" + id + "', borjar: '" + day + "', skola: 'skola-nordost', lage: 'planerat'}";
    }

    @Test
    void options_are_those_of_the_register() {
        var form = body(get(LEADER, "/api/processes/exempel-rader/form"));
        assertThat(form.at("/schema/components/0/values").findValuesAsText("value"))
                .contains("hisingen", "nordost");
        assertThat(form.at("/schema/components/1/components/2/values").findValuesAsText("label"))
                .contains("Grundskolan Hisingen", "Grundskolan Nordost")
                .doesNotContain("Lokalpolisen Nordost");

        var foreign = "[{besoksid: 'a', borjar: '2099-04-12T15:00', skola: 'polis-nordost', lage: 'planerat'}]";
        var refused =
                send("/api/cases", "{process: 'exempel-rader', data: {omrade: 'atlantis', besok: " + foreign + "}}");
        assertThat(refused).hasStatus(422);
        assertThat(body(refused).path("errors").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("omrade", "besok[0].skola");
    }

    @Test
    void what_was_chosen_is_read_as_it_was_called() {
        var task = open("[" + row("a", "2099-04-12T15:00") + "]");
        var number = body(get(LEADER, task + "/form")).at("/task/caseNumber").asText();

        assertThat(get(LEADER, "/api/cases/" + number + "/sections"))
                .hasStatusOk()
                .bodyText()
                .contains("Grundskolan Nordost");
    }

    @Test
    void a_file_fills_the_list_and_keeps_nothing() {
        var read = upload(LEADER, START, HEADINGS + "a1;2099-04-12 15:00;Grundskolan Hisingen;planerat\n", "");

        assertThat(read).hasStatusOk();
        assertThat(body(read))
                .isEqualTo(
                        Given.json(
                                """
                                {rows: [{besoksid: 'a1', borjar: '2099-04-12T15:00', skola: 'skola-hisingen', lage: 'planerat'}],
                                 added: 1, changed: 0, unchanged: 0}"""));
        assertThat(body(get(LEADER, "/api/processes/exempel-rader/form"))
                        .path("draft")
                        .isNull())
                .isTrue();
    }

    @Test
    void bad_rows_are_told_with_place_and_reason_and_nothing_is_read() {
        var read = upload(
                LEADER,
                START,
                HEADINGS
                        + "a1;2099-04-12 15:00;Grundskolan Hisingen;planerat\nb2;2020-04-12 15:00;Atlantis IF;planerat\n",
                "");

        assertThat(read).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var problem = body(read);
        assertThat(problem.path("detail").asText())
                .isEqualTo("Ingenting är inläst. Rätta felen i filen (2) och läs in den igen.");
        assertThat(problem.path("more").asInt()).isZero();
        assertThat(problem.path("rows"))
                .extracting(row ->
                        row.path("place").asText() + ", " + row.path("column").asText() + ": "
                                + row.path("reason").asText())
                .satisfiesExactlyInAnyOrder(
                        said -> assertThat(said)
                                .startsWith(
                                        "Rad 3, Skola: Finns inte bland alternativen. Välj något av: Grundskolan Hisingen")
                                .doesNotContain("Atlantis"),
                        said -> assertThat(said)
                                .isEqualTo("Rad 3, Dag: Dagen har passerat. Nya rader ska ligga framåt i tiden."));
    }

    @Test
    void a_file_that_is_wrong_as_a_whole_has_one_reason() {
        assertThat(upload(LEADER, START, "PK\u0003\u0004", ""))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("detail")
                .asString()
                .startsWith("Filen är ett kalkylblad");
        assertThat(upload(LEADER, START, HEADINGS + "x;2099-04-12 15:00;y;z\n".repeat(10_000), ""))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("detail")
                .isEqualTo("Filen har fler rader än listan rymmer, som är 200. Dela upp den eller ta bort rader.");
        assertThat(upload(LEADER, START, new byte[ListImport.MOST_BYTES + 1], ""))
                .hasStatus(422)
                .bodyText()
                .contains("Filen är större än");
    }

    @Test
    void a_file_read_again_updates_what_the_task_starts_with() {
        var task = open("[" + row("a", "2099-04-12T15:00") + "," + row("b", "2099-05-12T15:00") + "]");
        var file = HEADINGS + "b;2099-06-01 10:00;skola-nordost;Inställt\nc;2099-06-02 10:00;skola-nordost;planerat\n";

        var read = body(upload(LEADER, task + "/import?list=besok", file, ""));

        assertThat(read.path("rows").findValuesAsText("besoksid")).containsExactly("a", "b", "c");
        assertThat(read.at("/rows/1/lage").asText()).isEqualTo("installt");
        var typed = body(
                upload(LEADER, task + "/import?list=besok", file, "{besok: [" + row("z", "2099-01-01T10:00") + "]}"));
        assertThat(typed.path("rows").findValuesAsText("besoksid")).containsExactly("z", "b", "c");
    }

    @Test
    void the_form_itself_refuses_the_same_row_twice_and_new_days_that_have_passed() {
        var twice = send(
                "/api/cases",
                "{process: 'exempel-rader', data: {omrade: 'hisingen', besok: [" + row("a", "2020-04-12T15:00") + ","
                        + row("A", "2099-04-12T15:00") + "]}}");

        assertThat(twice).hasStatus(422);
        assertThat(body(twice).path("errors"))
                .isEqualTo(
                        Given.json(
                                """
                                {'besok[1].besoksid': ['Samma värde som på rad 1. Varje rad ska ha ett eget.'],
                                 'besok[0].borjar': ['Dagen har passerat. Välj i dag eller senare.']}"""));
    }

    @Test
    void the_template_is_an_empty_table_that_can_be_read() throws Exception {
        var template = get(LEADER, "/api/processes/exempel-rader/import?list=besok");

        assertThat(template).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        var table = template.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(table).isEqualTo("\ufeffBesöks-id;Dag;Skola;Ämne;Läge;Antal elever\r\n");
        assertThat(upload(LEADER, START, table + "a;2099-04-12 15:00;skola-nordost;;planerat;12\r\n", ""))
                .hasStatusOk();
        var task = open("[" + row("a", "2099-04-12T15:00") + "]");
        assertThat(get(LEADER, task + "/import?list=besok")).hasStatusOk();
        assertThat(get(LEADER, task + "/import?list=mer")).hasStatus(400);
    }

    @Test
    void others_can_not_tell_the_list_from_nothing() {
        var task = open("[" + row("a", "2099-04-12T15:00") + "]") + "/import?list=besok";
        var unknown = "/api/tasks/" + UUID.randomUUID() + "/import?list=besok";

        for (var path : new String[] {START, task, unknown}) {
            assertThat(upload(TEACHER, path, HEADINGS, "")).hasStatus(404);
            assertThat(get(TEACHER, path)).hasStatus(404);
        }
        assertThat(upload(LEADER, START.replace("besok", "annat"), HEADINGS, ""))
                .hasStatus(400);
        assertThat(upload(LEADER, START, HEADINGS, "'inget objekt'")).hasStatus(400);
    }
}
