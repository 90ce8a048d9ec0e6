package se.samverka.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static se.samverka.caserecord.Protecting.cleared;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.TEACHER;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Protecting;
import se.samverka.caserecord.Protection;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Searchable;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;
import se.samverka.identity.HasActor;

/** A case about somebody protected, as the cleared and the uncleared meet it on pages and by the interface. */
@SamverkaTest
class ProtectedPagesTests {

    private static final String NOBODYS = "PROV-1999-99998";
    private static final String NAME = "Ofelia Undangömd";
    private static final Actor CLEARED = cleared(TEACHER);

    private final MockMvcTester browser;
    private final TestActors actors;
    private final JdbcClient jdbc;
    private final Records records;
    private final Searchable searchable;
    private final Protecting protecting;
    private CaseFile file;

    @Autowired
    ProtectedPagesTests(MockMvcTester browser, TestActors actors, Cases cases, Sections sections, JdbcClient jdbc) {
        this.browser = browser;
        this.actors = actors;
        this.jdbc = jdbc;
        this.records = new Records(actors, cases, sections);
        this.searchable = new Searchable(actors, sections);
        this.protecting = new Protecting(actors, jdbc);
        this.file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
    }

    @BeforeEach
    void a_case_about_somebody_protected() {
        file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
        searchable.write(TEACHER, file.id(), Map.of("fornamn", "Ofelia", "efternamn", "Undangömd"));
        protecting.record(file.id(), Protection.SKYDDAD_FOLKBOKFORING);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /cases/%s, ''",
        "POST, /cases/%s/protected, purpose=UPPGIFT",
        "POST, /cases/%s/protection, level=INGEN",
        "GET, /api/cases/%s, ''",
        "GET, /api/cases/%s/sections, ''",
        "GET, /api/cases/%s/diagram, ''",
        "POST, /api/cases/%s/protected, '{\"purpose\":\"UPPGIFT\"}'",
        "POST, /api/cases/%s/protection, '{\"level\":\"INGEN\"}'"
    })
    void to_the_uncleared_it_does_not_exist(String method, String path, String body) {
        for (var uncleared : List.of(TEACHER, COORDINATOR)) {
            var hidden = send(uncleared, method, path.formatted(file.number()), body);
            var none = send(uncleared, method, path.formatted(NOBODYS), body);

            assertThat(hidden).hasStatus(404);
            assertThat(text(hidden).replace(file.number(), NOBODYS)).isEqualTo(text(none));
            assertThat(hidden.getResponse().getHeaderNames())
                    .isEqualTo(none.getResponse().getHeaderNames());
        }
        assertThat(text(get(TEACHER, "/"))).doesNotContain(file.number());
        assertThat(text(get(CLEARED, "/"))).contains(file.number()).doesNotContain("Ofelia");
    }

    @Test
    void the_name_is_masked_until_the_deliberate_step_says_why() {
        var closed = text(get(CLEARED, "/cases/" + file.number()));
        assertThat(closed)
                .contains("Skyddade personuppgifter", "Visa skyddade uppgifter", "Skatteverkets förmedling")
                .doesNotContain("Ofelia");
        assertThat(send(CLEARED, "GET", "/api/cases/" + file.number() + "/sections", ""))
                .hasStatus(403);

        assertThat(send(CLEARED, "POST", "/cases/" + file.number() + "/protected", ""))
                .hasStatus(422);
        assertThat(text(get(CLEARED, "/cases/" + file.number()))).doesNotContain("Ofelia");
        assertThat(send(CLEARED, "POST", "/cases/" + file.number() + "/protected", "purpose=KONTROLL"))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/cases/" + file.number());

        assertThat(text(get(CLEARED, "/cases/" + file.number()))).contains("Ofelia");
        assertThat(send(CLEARED, "GET", "/api/cases/" + file.number() + "/sections", ""))
                .hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sharing/new?unit=skola-hisingen&section=prov", "/sharing/%s", "/consent", "/attachments/%s"})
    void what_is_written_beside_the_sections_waits_for_the_step_too(String page) {
        var colleague = Actor.person("t.rektor", CLEARED.units(), CLEARED.roles());
        var address = "/cases/" + file.number() + page.formatted(actors.as(colleague, this::proposed));

        assertThat(get(CLEARED, address))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/cases/" + file.number() + "#sections");
        assertThat(purposes(CLEARED)).isEmpty();

        send(CLEARED, "POST", "/cases/" + file.number() + "/protected", "purpose=KONTROLL");

        assertThat(get(CLEARED, address).getResponse().getRedirectedUrl()).isNull();
        assertThat(purposes(CLEARED)).containsExactly("Hitta den unga hos mormodern");
    }

    private UUID proposed() {
        return jdbc.sql(
                        """
                        insert into casework.sharing_proposal (case_id, section, owner, to_unit, ground, purpose)
                        values (?, 'prov', 'skola-hisingen', 'polis-hisingen', 'LB-SAM', 'Hitta den unga hos mormodern')
                        returning id""")
                .param(file.id().value())
                .query(UUID.class)
                .single();
    }

    private List<String> purposes(Actor of) {
        return actors.as(of, () -> jdbc.sql("select purpose from casework.sharing_proposal where case_id = ?")
                .param(file.id().value())
                .query(String.class)
                .list());
    }

    @Test
    void a_search_shows_the_case_to_the_cleared_without_the_name() {
        var found = text(send(CLEARED, "POST", "/search", "by=name&term=" + NAME));
        assertThat(found)
                .contains(file.number(), "Skyddade personuppgifter")
                .doesNotContain("<span lang=\"sv\">Ofelia");
        assertThat(text(send(CLEARED, "POST", "/api/search", "{\"name\":\"" + NAME + "\"}")))
                .contains("\"protected\":true", "\"name\":null");
        assertThat(text(send(TEACHER, "POST", "/api/search", "{\"name\":\"" + NAME + "\"}")))
                .isEqualTo("{\"cases\":[],\"more\":false}");
    }

    @Test
    void whoever_says_that_somebody_is_protected_is_told_where_the_case_went() {
        var other = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
        protecting.record(other.id(), Protection.INGEN);

        assertThat(send(TEACHER, "POST", "/cases/" + other.number() + "/protection", "level=OKANT"))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/?shielded");
        assertThat(text(get(TEACHER, "/?shielded="))).contains("Skyddet är sparat");
        assertThat(get(TEACHER, "/cases/" + other.number())).hasStatus(404);
        assertThat(send(CLEARED, "POST", "/cases/" + other.number() + "/protection", "level=INGEN"))
                .redirectedUrl()
                .isEqualTo("/cases/" + other.number());
        assertThat(send(TEACHER, "POST", "/cases/" + other.number() + "/protection", "level=hemlig"))
                .hasStatus(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSPF-2026-00001", "PROV-1999-99998"})
    void a_receipt_says_no_more_than_the_number_it_was_asked_with(String number) {
        assertThat(text(get(TEACHER, "/cases/new?received=" + number))).contains("Ärendet är mottaget", number);
        assertThat(text(get(TEACHER, "/cases/new?received=Ring+oss"))).doesNotContain("Ring oss");
    }

    private record SignedIn(Actor actor) implements HasActor {}

    private MvcTestResult get(Actor by, String path) {
        return send(by, "GET", path, "");
    }

    private MvcTestResult send(Actor by, String method, String path, String body) {
        var program = path.startsWith("/api/");
        return browser.method(HttpMethod.valueOf(method))
                .uri(path)
                .with(authentication(new TestingAuthenticationToken(new SignedIn(by), "", "ROLE_USER")))
                .with(csrf())
                .accept(program ? MediaType.APPLICATION_JSON : MediaType.TEXT_HTML)
                .contentType(program ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_FORM_URLENCODED)
                .content(body)
                .exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }
}
