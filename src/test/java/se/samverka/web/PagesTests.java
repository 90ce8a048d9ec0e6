package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.TestActors.signedIn;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;

@SamverkaTest
class PagesTests {

    private static final String NOBODYS = "PROV-1999-99999";

    private final MockMvcTester browser;
    private final Records records;
    private final TestActors actors;
    private final Sections sections;
    private CaseFile file;

    @Autowired
    PagesTests(MockMvcTester browser, TestActors actors, Cases cases, Sections sections) {
        this.browser = browser;
        this.actors = actors;
        this.sections = sections;
        this.records = new Records(actors, cases, sections);
        this.file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
    }

    @BeforeEach
    void a_case() {
        file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
    }

    @Test
    void a_page_asks_for_its_script_as_its_template_says() {
        var script = "/webjars/htmx.org/dist/htmx.min.js";

        assertThat(text(open(TEACHER, "/"))).contains("src=\"" + script + "\"");
        assertThat(open(TEACHER, script)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cases/new", "/cases/" + NOBODYS})
    void whoever_is_not_signed_in_is_sent_to_sign_in(String address) {
        var answer = browser.get().uri(address).accept(MediaType.TEXT_HTML).exchange();
        assertThat(answer).hasStatus(302).redirectedUrl().endsWith("/login");
    }

    @Test
    void the_api_answers_401_to_whoever_is_not_signed_in() {
        assertThat(browser.get().uri("/api/cases/" + NOBODYS).accept(MediaType.APPLICATION_JSON))
                .hasStatus(401);
    }

    @Test
    void a_participant_sees_cover_participants_and_own_documentation_in_the_words_of_its_form() {
        write(TEACHER, "skolbild");

        var page = text(open(TEACHER, "/cases/" + file.number()));

        assertThat(page)
                .contains(file.number(), "Hisingen", "Närvaro i skolan", "Hög frånvaro", "Var ärendet står")
                .contains("Varför ser jag det här?", "Din egen enhet har skrivit detta.")
                .doesNotContain("hog-franvaro");
    }

    @Test
    void sections_that_are_called_the_same_are_listed_with_who_wrote_them() {
        file = records.open(CaseFile.Regime.DELTAGARE, "koordinator", "skola");
        write(TEACHER, "skolbild");
        write(COORDINATOR, "skolbild");
        write(TEACHER, "annat");
        records.write(TEACHER, file.id(), "plan", null);

        assertThat(text(open(TEACHER, "/cases/" + file.number())))
                .containsPattern("#section-\\d\">Närvaro i skolan \\(Grundskola[^)]*\\)</a>")
                .containsPattern("#section-\\d\">Närvaro i skolan \\(SSPF-koordinatorerna Hisingen\\)</a>")
                .containsPattern("#section-\\d\">Plan</a>");
    }

    @Test
    void another_units_documentation_is_not_there_at_all() {
        var before = open(COORDINATOR, "/cases/" + file.number());
        write(TEACHER, "skolbild");
        var after = open(COORDINATOR, "/cases/" + file.number());

        assertThat(text(after)).isEqualTo(text(before)).doesNotContain("Närvaro i skolan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases/%s", "/api/cases/%s", "/api/cases/%s/sections", "/api/cases/%s/diagram"})
    void a_case_i_take_no_part_in_answers_as_one_that_does_not_exist(String address) {
        var foreign = open(OFFICER, address.formatted(file.number()));
        var unknown = open(OFFICER, address.formatted(NOBODYS));

        assertThat(foreign).hasStatus(404);
        assertThat(unknown).hasStatus(404);
        // The API names the address that was asked for; a page does not.
        assertThat(text(foreign).replace(file.number(), NOBODYS)).isEqualTo(text(unknown));
        assertThat(address.startsWith("/api") || text(foreign).equals(text(unknown)))
                .isTrue();
        assertThat(foreign.getResponse().getHeaderNames())
                .isEqualTo(unknown.getResponse().getHeaderNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases/x", "/cases/19121212-1212", "/cases/new?process=finns-inte"})
    void what_is_no_case_is_not_found_and_not_repeated(String address) {
        var answer = open(TEACHER, address);
        assertThat(answer).hasStatus(404);
        assertThat(text(answer)).contains("Finns inte").doesNotContain("1912", "finns-inte");
    }

    @Test
    void the_api_tells_cover_and_documentation() {
        write(TEACHER, "skolbild");

        var cover = json(open(TEACHER, "/api/cases/" + file.number()));
        var documented = json(open(TEACHER, "/api/cases/" + file.number() + "/sections"));

        assertThat(cover.path("number").asText()).isEqualTo(file.number());
        assertThat(cover.path("participants").findValuesAsText("actor")).contains("koordinator", "skola");
        assertThat(documented).hasSize(1);
        assertThat(documented.at("/0/values/oro/0").asText()).isEqualTo("hog-franvaro");
        assertThat(documented.at("/0/ground").asText()).isEqualTo("own");
    }

    @Test
    void problems_of_the_api_are_problem_documents() {
        var answer = open(OFFICER, "/api/cases/" + NOBODYS);
        assertThat(answer).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(json(answer).path("title").asText()).isEqualTo("Finns inte");
    }

    @Test
    void the_start_page_lists_my_cases_and_says_when_nothing_waits() {
        var page = text(open(TEACHER, "/"));
        assertThat(page).contains("Mina uppgifter", file.number(), "Huvudmeny");
    }

    @Test
    void a_script_gets_only_the_part_that_changes() {
        var part = browser.get()
                .uri("/")
                .header("HX-Request", "true")
                .with(signedIn(TEACHER))
                .exchange();
        assertThat(text(part)).contains("Mina uppgifter").doesNotContain("<html", "Huvudmeny");
    }

    @Test
    void new_cases_are_offered_to_those_who_may_open_them() {
        assertThat(text(open(TEACHER, "/cases/new?process=sspf-arende"))).contains("data-start-form=\"sspf-arende\"");
        var clerk = TestActors.person("mottagning.hisingen", "mottagning-hisingen");
        assertThat(open(clerk, "/cases/new?process=sspf-arende")).hasStatus(404);
        assertThat(text(open(clerk, "/cases/new"))).contains("öppnar inte ärenden");
    }

    @Test
    void english_is_complete_for_those_who_choose_it() {
        var answer = browser.get().uri("/?lang=en").with(signedIn(TEACHER)).exchange();
        assertThat(text(answer)).contains("<html lang=\"en\"", "My tasks").doesNotContain("Mina uppgifter");
        assertThat(answer).cookies().hasValue("language", "en");
    }

    @Test
    void another_language_is_answered_in_swedish() {
        var answer = browser.get()
                .uri("/?lang=de")
                .locale(Locale.GERMAN)
                .with(signedIn(TEACHER))
                .exchange();
        assertThat(text(answer)).contains("<html lang=\"sv\"");
    }

    @Test
    void nobodys_protection_is_asked_about_in_a_case_about_nobody() {
        assertThat(text(open(TEACHER, "/cases/" + file.number()))).doesNotContain("/protection");
    }

    private void write(Actor by, String code) {
        var form = json(
                """
                {"components":[{"type":"group","label":"Närvaro i skolan","components":[
                  {"type":"checklist","key":"oro","label":"Oro","values":[{"value":"hog-franvaro","label":"Hög frånvaro"}]}]}]}""");
        var values = (ObjectNode) json("{\"oro\":[\"hog-franvaro\"]}");
        var unit = by.units().iterator().next();
        actors.as(
                by,
                () -> sections.write(new Sections.NewVersion(file.id(), code, null, unit, form, values, "prov/Task")));
    }

    private MvcTestResult open(Actor as, String address) {
        return browser.get().uri(address).with(signedIn(as)).exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(bytes(answer), java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("(name=\"_csrf\" (?:content|value)=\")[^\"]*", "$1");
    }

    private static byte[] bytes(MvcTestResult answer) {
        return answer.getResponse().getContentAsByteArray();
    }

    private static JsonNode json(MvcTestResult answer) {
        return json(new String(bytes(answer), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
