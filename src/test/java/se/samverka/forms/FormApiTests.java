package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.identity.Actor;
import se.samverka.identity.HasActor;

/** The API as browsers and programs meet it, through a process whose forms are made for it. */
@SamverkaTest
class FormApiTests {

    private static final Actor TEACHER = TestActors.person("skola.hisingen", "skola-hisingen");
    private static final Actor COLLEAGUE = TestActors.person("kollega.hisingen", "skola-hisingen");
    private static final Actor OFFICER = TestActors.person("polis.hisingen", "polis-hisingen");
    private static final Actor OUTSIDER = TestActors.person("skola.nordost", "skola-nordost");
    private static final String START = "{process: 'prov-formular', data: {namn: 'Tolvan', alder: 12}}";
    private static final String ANSWER = "{svar: 'Hemligt svar', beslut: 'klart'}";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ObjectMapper json;

    private record SignedIn(Actor actor) implements HasActor {}

    private MvcTestResult send(Actor by, HttpMethod method, String path, String body, String... header) {
        var request = mvc.method(method)
                .uri(path)
                .with(authentication(new TestingAuthenticationToken(new SignedIn(by), "", "ROLE_USER")))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.startsWith("{") ? Given.json(body).toString() : body);
        if (header.length > 0) {
            request = request.header(header[0], header[1]);
        }
        return request.exchange();
    }

    private MvcTestResult get(Actor by, String path) {
        return send(by, HttpMethod.GET, path, "");
    }

    private MvcTestResult post(Actor by, String path, String body, String... header) {
        return send(by, HttpMethod.POST, path, body, header);
    }

    private JsonNode body(MvcTestResult result) {
        try {
            return json.readTree(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String open() {
        var opened = post(TEACHER, "/api/cases", START);
        assertThat(opened).hasStatus(201);
        return body(opened).path("number").asText();
    }

    private String task(Actor by, String number) {
        var tasks = body(get(by, "/api/tasks?case=" + number));
        assertThat(tasks).hasSize(1);
        return "/api/tasks/" + tasks.get(0).path("id").asText();
    }

    @Test
    void a_start_form_opens_a_case_and_the_first_task_waits() {
        var form = body(get(TEACHER, "/api/processes/prov-formular/form"));
        assertThat(form.at("/schema/components")).hasSize(3);
        assertThat(form.path("draft").isNull()).isTrue();

        var opened = post(TEACHER, "/api/cases", START);

        assertThat(opened).hasStatus(201);
        var number = body(opened).path("number").asText();
        assertThat(number).startsWith("PROV-");
        assertThat(opened).hasHeader("Location", "/api/cases/" + number);
        var tasks = get(TEACHER, "/api/tasks?filter=unclaimed&case=" + number);
        assertThat(tasks).hasHeader("X-Total-Count", "1");
        var task = body(tasks).get(0);
        assertThat(task.path("name").asText()).isEqualTo("Svara");
        assertThat(task.path("actor").asText()).isEqualTo("skola");
        assertThat(task.path("caseNumber").asText()).isEqualTo(number);
        assertThat(task.path("assignee").isNull()).isTrue();
        assertThat(task.path("due").asText()).matches("\\d{4}-\\d{2}-\\d{2}T.*Z");
    }

    @Test
    void the_form_shows_own_sections_and_says_what_is_withheld() {
        var number = open();
        var own = body(get(TEACHER, task(TEACHER, number) + "/form"));
        assertThat(own.path("withheld")).isEmpty();
        assertThat(own.at("/data/_visas0/namn").asText()).isEqualTo("Tolvan");
        assertThat(own.at("/data/alder").asInt()).isEqualTo(12);
        assertThat(own.path("mine").asBoolean()).isFalse();
        assertThat(own.path("version").asText()).isEqualTo("0");

        assertThat(post(TEACHER, task(TEACHER, number) + "/submission", ANSWER)).hasStatus(204);

        var shown = get(OFFICER, task(OFFICER, number) + "/form");
        assertThat(body(shown).path("withheld")).extracting(JsonNode::asText).containsExactly("person", "svar");
        assertThat(shown)
                .bodyText()
                .contains("din myndighet har ingen gällande grund")
                .doesNotContain("Tolvan")
                .doesNotContain("Hemligt");
    }

    @Test
    void people_of_other_units_can_not_tell_a_task_from_nothing() {
        var task = task(TEACHER, open());
        var unknown = "/api/tasks/" + UUID.randomUUID();
        for (var path : new String[] {"/form", "/draft"}) {
            assertSame(get(OUTSIDER, task + path), get(OUTSIDER, unknown + path));
        }
        assertSame(post(OUTSIDER, task + "/claim", "{}"), post(OUTSIDER, unknown + "/claim", "{}"));
        assertSame(
                send(OUTSIDER, HttpMethod.DELETE, task + "/claim", "{}"),
                send(OUTSIDER, HttpMethod.DELETE, unknown + "/claim", "{}"));
        assertSame(
                send(OUTSIDER, HttpMethod.PUT, task + "/draft", "{}"),
                send(OUTSIDER, HttpMethod.PUT, unknown + "/draft", "{}"));
        assertSame(post(OUTSIDER, task + "/submission", ANSWER), post(OUTSIDER, unknown + "/submission", ANSWER));
        assertThat(get(OUTSIDER, "/api/tasks/finns-inte/form")).hasStatus(404);
    }

    private static void assertSame(MvcTestResult foreign, MvcTestResult unknown) {
        assertThat(foreign).hasStatus(404).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(unknown).hasStatus(404);
        assertThat(foreign.getResponse().getHeaderNames())
                .isEqualTo(unknown.getResponse().getHeaderNames());
        assertThat(foreign).bodyJson().extractingPath("detail").isEqualTo("Här finns inget för dig med det id:t.");
        assertThat(unknown).bodyJson().extractingPath("detail").isEqualTo("Här finns inget för dig med det id:t.");
    }

    @Test
    void a_process_one_may_not_start_does_not_exist() {
        for (var process : new String[] {"prov-formular", "finns-inte"}) {
            assertThat(get(OFFICER, "/api/processes/" + process + "/form")).hasStatus(404);
            assertThat(send(OFFICER, HttpMethod.PUT, "/api/processes/" + process + "/draft", "{}"))
                    .hasStatus(404);
            assertThat(post(OFFICER, "/api/cases", "{process: '" + process + "', data: {}}"))
                    .hasStatus(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {svar: 'x', beslut: 'klart', annat: 1} | annat  | Formuläret har inget sådant fält.
            {svar: 7, beslut: 'klart'}             | svar   | Skriv text.
            {beslut: 'klart'}                      | svar   | Fyll i fältet.
            {svar: 'x', beslut: 'kanske'}          | beslut | Välj bland formulärets alternativ.""")
    void what_does_not_hold_is_named_and_nothing_is_stored(String data, String field, String says) {
        var task = task(TEACHER, open());

        var answer = post(TEACHER, task + "/submission", data);

        assertThat(answer).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(body(answer).path("errors").path(field).get(0).asText()).isEqualTo(says);
        var form = body(get(TEACHER, task + "/form"));
        assertThat(form.path("version").asText()).isEqualTo("0");
        assertThat(form.at("/draft/beslut")).isEqualTo(Given.json(data).path("beslut"));
    }

    @Test
    void text_that_is_too_long_says_how_long_it_may_be() {
        var task = task(TEACHER, open());

        assertThat(post(TEACHER, task + "/submission", "{svar: '" + "a".repeat(4001) + "', beslut: 'klart'}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("errors.svar[0]")
                .asString()
                .matches("Skriv högst 4\\h000 tecken.");
    }

    @Test
    void a_draft_is_its_authors_and_goes_when_the_form_is_sent_in() {
        var task = task(TEACHER, open());

        assertThat(send(TEACHER, HttpMethod.PUT, task + "/draft", "{svar: 'halv\\u0000färdigt', _visas0: {namn: 'T'}}"))
                .hasStatus(204);

        assertThat(body(get(TEACHER, task + "/form")).path("draft")).isEqualTo(Given.json("{svar: 'halvfärdigt'}"));
        assertThat(body(get(COLLEAGUE, task + "/form")).path("draft").isNull()).isTrue();
        assertThat(get(COLLEAGUE, task + "/draft")).hasStatus(404);
        assertThat(post(TEACHER, task + "/submission", ANSWER)).hasStatus(204);
        assertThat(get(TEACHER, task + "/draft")).hasStatus(404);
    }

    @Test
    void a_draft_of_a_new_case_is_kept_until_it_is_opened() {
        var unit = TestActors.person("utkast.hisingen", "skola-hisingen");
        assertThat(send(unit, HttpMethod.PUT, "/api/processes/prov-formular/draft", "{namn: 'Halv'}"))
                .hasStatus(204);
        assertThat(body(get(unit, "/api/processes/prov-formular/form"))
                        .at("/draft/namn")
                        .asText())
                .isEqualTo("Halv");

        assertThat(post(unit, "/api/cases", START)).hasStatus(201);

        assertThat(body(get(unit, "/api/processes/prov-formular/form"))
                        .path("draft")
                        .isNull())
                .isTrue();
    }

    @Test
    void who_comes_second_is_told_so_and_keeps_the_draft() {
        var task = task(TEACHER, open());
        assertThat(post(TEACHER, task + "/submission", ANSWER)).hasStatus(204);

        var late = post(COLLEAGUE, task + "/submission", "{svar: 'Mitt svar', beslut: 'klart'}");

        assertThat(late).hasStatus(409).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(late)
                .bodyJson()
                .extractingPath("detail")
                .isEqualTo("Uppgiften är redan avslutad av någon annan, eller behövs inte längre."
                        + " Det du skrev är sparat som utkast.");
        assertThat(body(get(COLLEAGUE, task + "/draft")).path("svar").asText()).isEqualTo("Mitt svar");
        assertThat(post(COLLEAGUE, task + "/claim", "{}")).hasStatus(409);
        assertThat(send(COLLEAGUE, HttpMethod.PUT, task + "/draft", "{svar: 'Mer'}"))
                .hasStatus(409);
        assertThat(body(get(COLLEAGUE, task + "/draft")).path("svar").asText()).isEqualTo("Mer");
        assertThat(post(OUTSIDER, task + "/submission", ANSWER)).hasStatus(404);
    }

    @Test
    void a_colleagues_task_is_not_sent_in_by_another() {
        var task = task(TEACHER, open());
        assertThat(post(COLLEAGUE, task + "/claim", "{}")).hasStatus(204);

        assertThat(post(TEACHER, task + "/claim", "{}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("reason")
                .isEqualTo("TAKEN");
        assertThat(send(TEACHER, HttpMethod.DELETE, task + "/claim", "{}")).hasStatus(409);
        assertThat(post(TEACHER, task + "/submission", ANSWER))
                .hasStatus(409)
                .bodyText()
                .doesNotContain("kollega.hisingen");
        assertThat(body(get(TEACHER, task + "/draft")).path("svar").asText()).isEqualTo("Hemligt svar");

        assertThat(body(get(COLLEAGUE, task + "/form")).path("mine").asBoolean())
                .isTrue();
        assertThat(send(COLLEAGUE, HttpMethod.DELETE, task + "/claim", "{}")).hasStatus(204);
        assertThat(post(TEACHER, task + "/submission", ANSWER)).hasStatus(204);
    }

    @Test
    void of_two_at_the_same_moment_one_gets_through() throws Exception {
        var number = open();
        var task = task(TEACHER, number);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> teacher = () ->
                    post(TEACHER, task + "/submission", ANSWER).getResponse().getStatus();
            Callable<Integer> colleague = () ->
                    post(COLLEAGUE, task + "/submission", ANSWER).getResponse().getStatus();
            var first = pool.submit(teacher);
            var second = pool.submit(colleague);
            assertThat(new Integer[] {first.get(), second.get()}).containsExactlyInAnyOrder(204, 409);
        } finally {
            pool.shutdown();
        }
        assertThat(task(OFFICER, number)).isNotEmpty();
    }

    @Test
    void a_form_opened_before_somebody_wrote_is_not_sent_in_unseen() {
        var number = open();
        var first = task(TEACHER, number);
        assertThat(post(TEACHER, first + "/submission", "{svar: 'Ett', beslut: 'igen'}", "If-Match", "0"))
                .hasStatus(204);
        var again = task(TEACHER, number);
        var form = body(get(TEACHER, again + "/form"));
        assertThat(form.at("/data/svar").asText()).isEqualTo("Ett");
        assertThat(form.at("/data/beslut").isMissingNode()).isTrue();
        assertThat(form.path("version").asText()).isEqualTo("1");

        assertThat(post(TEACHER, again + "/submission", ANSWER, "If-Match", "\"0\""))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("reason")
                .isEqualTo("STALE");
        assertThat(post(TEACHER, again + "/submission", ANSWER, "If-Match", "\"1\""))
                .hasStatus(204);
    }

    @Test
    void a_refusal_of_the_rules_rolls_everything_back_and_gives_the_reason() {
        var number = open();
        assertThat(post(TEACHER, task(TEACHER, number) + "/submission", ANSWER)).hasStatus(204);
        var task = task(OFFICER, number);

        var refused = post(OFFICER, task + "/submission", "{last: true}");

        assertThat(refused).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused).bodyJson().extractingPath("detail").asString().contains("rättsliga grunden");
        assertThat(body(get(OFFICER, task + "/form")).path("version").asText()).isEqualTo("0");
        assertThat(body(get(OFFICER, task + "/draft")).path("last").asBoolean()).isTrue();
    }

    @Test
    void a_request_sent_twice_opens_one_case() throws Exception {
        var key = UUID.randomUUID().toString();
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<String> open = () -> body(post(TEACHER, "/api/cases", START, "Idempotency-Key", key))
                    .path("number")
                    .asText();
            var first = pool.submit(open);
            var second = pool.submit(open);
            assertThat(first.get()).startsWith("PROV-").isEqualTo(second.get());
        } finally {
            pool.shutdown();
        }
        assertThat(post(TEACHER, "/api/cases", START, "Idempotency-Key", "nyckel"))
                .hasStatus(400);
    }

    @Test
    void the_area_comes_from_the_form_or_from_the_only_one_my_units_have() {
        assertThat(post(TEACHER, "/api/cases", "{process: 'prov-formular', data: {namn: 'T', omrade: 'nordost'}}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("errors.omrade[0]")
                .isEqualTo("Ingen av dina enheter svarar för det området. Välj ett annat.");
        var both = TestActors.person("bada", "skola-hisingen", "skola-nordost");
        assertThat(post(both, "/api/cases", START)).hasStatus(422).bodyText().contains("Välj område");
        assertThat(post(both, "/api/cases", "{process: 'prov-formular', data: {namn: 'T', omrade: 'nordost'}}"))
                .hasStatus(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "null", "\"text\"", "{\"svar\": ", "", "{\"svar\": 1} x", "{\"svar\": 1, \"svar\": 2}"})
    void what_is_no_json_object_is_a_bad_request(String body) {
        var task = task(TEACHER, open());

        assertThat(post(TEACHER, task + "/submission", body.replace("{\"", " {\"")))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void other_media_types_and_bodies_over_the_limit_are_refused() {
        var task = task(TEACHER, open());
        var xml = mvc.post()
                .uri(task + "/submission")
                .with(authentication(new TestingAuthenticationToken(new SignedIn(TEACHER), "", "ROLE_USER")))
                .with(csrf())
                .contentType(MediaType.APPLICATION_XML)
                .content("<a/>")
                .exchange();
        assertThat(xml).hasStatus(415).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);

        var large = "{svar: '" + "a".repeat(BodyLimit.MOST_BYTES) + "'}";
        assertThat(post(TEACHER, task + "/submission", large))
                .hasStatus(413)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(send(TEACHER, HttpMethod.PUT, task + "/draft", large)).hasStatus(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=alla", "offset=-1", "limit=0", "limit=201", "limit=många"})
    void a_parameter_out_of_bounds_is_a_bad_request(String query) {
        assertThat(get(TEACHER, "/api/tasks?" + query))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void the_list_is_paged_and_counts_everything() {
        open();
        open();

        var page = get(TEACHER, "/api/tasks?filter=overdue&limit=1&offset=1");

        assertThat(body(page)).hasSize(1);
        assertThat(Integer.parseInt(String.valueOf(page.getResponse().getHeader("X-Total-Count"))))
                .isGreaterThanOrEqualTo(2);
        assertThat(body(get(TEACHER, "/api/tasks?case=PROV-1900-00001"))).isEmpty();
    }

    @Test
    void the_api_describes_itself() {
        assertThat(get(TEACHER, "/api/openapi.json"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("paths")
                .asMap()
                .containsKeys("/api/tasks/{id}/submission", "/api/cases", "/api/processes/{id}/form");
    }
}
