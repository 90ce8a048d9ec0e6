package se.samverka.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static se.samverka.TestActors.signedIn;
import static se.samverka.caserecord.Records.TEACHER;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Searchable;
import se.samverka.caserecord.Sections;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;

@SamverkaTest
class SearchPagesTests {

    private static final String NUMBER = "20110617-9847";
    private static final String NOBODYS_NUMBER = "20110617-9854";

    private final MockMvcTester browser;
    private final Records records;
    private final Searchable searchable;
    private final Actor teacher = somebody("skola-hisingen");
    private final Actor officer = somebody("polis-hisingen");
    private CaseFile file;

    @Autowired
    SearchPagesTests(MockMvcTester browser, TestActors actors, Cases cases, Sections sections) {
        this.browser = browser;
        this.records = new Records(actors, cases, sections);
        this.searchable = new Searchable(actors, sections);
        this.file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
    }

    private static Actor somebody(String unit) {
        return TestActors.person("t." + UUID.randomUUID().toString().substring(0, 8), unit);
    }

    @BeforeEach
    void a_case_about_somebody() {
        searchable.write(TEACHER, file.id(), Map.of("fornamn", "Qvintus", "efternamn", "Sökhälla", "nummer", NUMBER));
    }

    @Test
    void who_may_gets_the_case_with_the_name() {
        var page = page(teacher, "identityNumber", NUMBER);
        var answer = api(teacher, "identityNumber", NUMBER);

        assertThat(page).hasStatusOk();
        assertThat(text(page)).contains("/cases/" + file.number(), "Qvintus Sökhälla", "Pågår");
        assertThat(answer).hasStatusOk();
        assertThat(text(answer))
                .contains("\"number\":\"" + file.number(), "\"name\":\"Qvintus Sökhälla\"", "\"more\":false");
    }

    @ParameterizedTest
    @CsvSource({"identityNumber", "name", "caseNumber"})
    void a_case_one_may_not_know_and_none_answer_byte_for_byte_alike(String kind) {
        var foreign = kind.equals("name") ? "Qvintus Sökhälla" : kind.equals("caseNumber") ? file.number() : NUMBER;
        var unknown = kind.equals("name")
                ? "Qvintus Finnsinte"
                : kind.equals("caseNumber") ? "PROV-1999-99999" : NOBODYS_NUMBER;

        assertAlike(page(officer, kind, foreign), page(officer, kind, unknown));
        assertAlike(api(officer, kind, foreign), api(officer, kind, unknown));
        assertThat(text(api(officer, kind, foreign))).isEqualTo("{\"cases\":[],\"more\":false}");
    }

    private static void assertAlike(MvcTestResult one, MvcTestResult other) {
        assertThat(one).hasStatusOk();
        assertThat(text(one)).isEqualTo(text(other));
        assertThat(one.getResponse().getHeaderNames())
                .isEqualTo(other.getResponse().getHeaderNames());
    }

    @ParameterizedTest
    @CsvSource({"name, skolk*", "identityNumber, Exempelskolan", "caseNumber, droger", "school, Exempelskolan"})
    void anything_else_is_refused_in_a_sentence_that_names_the_rule(String kind, String said) {
        var page = page(teacher, kind, said);
        var answer = api(teacher, kind, said);

        assertThat(page).hasStatus(422);
        assertThat(text(page)).contains("förordning 2001:637, 15 §", "role=\"alert\"");
        assertThat(answer).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(text(answer)).contains("förordning 2001:637, 15 §").doesNotContain(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"name\":\"Anna\",\"caseNumber\":\"PROV-2026-00001\"}", "{\"name\":7}", "{\"name\":null}"
            })
    void the_api_takes_one_term_and_no_more(String body) {
        assertThat(send(teacher, body)).hasStatus(422);
    }

    @Test
    void one_search_too_many_is_told_when_to_come_back() {
        for (var i = 0; i < 30; i++) {
            assertThat(api(officer, "name", "Sökhälla")).hasStatusOk();
        }

        assertThat(page(officer, "name", "Sökhälla")).hasStatus(429).headers().hasValue("Retry-After", "300");
        assertThat(api(officer, "name", "Sökhälla"))
                .hasStatus(429)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers()
                .hasValue("Retry-After", "300");
    }

    @Test
    void nothing_is_searched_for_by_an_address() {
        assertThat(text(open(teacher, "/search?by=identityNumber&term=" + NUMBER)))
                .doesNotContain(file.number(), "Sökhälla");
        assertThat(open(teacher, "/api/search?identityNumber=" + NUMBER)).hasStatus(405);
        assertThat(trail(teacher)).isEmpty();
    }

    @Test
    void the_term_is_neither_on_the_page_that_answers_nor_in_log_or_trail() {
        var log = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            assertThat(text(page(officer, "identityNumber", NUMBER))).doesNotContain(NUMBER);
            api(officer, "identityNumber", NUMBER);
            api(officer, "identityNumber", NUMBER.replace('7', '8'));
        } finally {
            root.detachAppender(log);
        }

        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("20110617"));
        assertThat(trail(officer)).hasSize(3).noneMatch(event -> event.contains("20110617"));
    }

    @Test
    void whoever_is_not_signed_in_or_comes_from_elsewhere_does_not_search() {
        assertThat(browser.get().uri("/search").accept(MediaType.TEXT_HTML).exchange())
                .hasStatus(302)
                .redirectedUrl()
                .endsWith("/login");
        assertThat(browser.post()
                        .uri("/api/search")
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"Anna\"}"))
                .hasStatus(401);
        assertThat(browser.post().uri("/search").with(signedIn(teacher)).param("by", "name"))
                .hasStatus(403);
    }

    @Test
    void the_way_to_emergency_access_is_shown_to_those_who_have_it_whatever_they_ask_for() {
        var reception = Actor.person("t.mottagning", Set.of("mottagning-nordost"), Set.of("nodatkomst"));

        for (var address : List.of("/search", "/cases/" + file.number(), "/cases/PROV-1999-99999")) {
            assertThat(text(open(reception, address))).contains("href=\"/emergency\"");
            assertThat(text(open(officer, address))).doesNotContain("/emergency");
        }
    }

    private MvcTestResult page(Actor as, String kind, String said) {
        return browser.post()
                .uri("/search")
                .with(signedIn(as))
                .with(csrf())
                .param("by", kind)
                .param("term", said)
                .exchange();
    }

    private MvcTestResult api(Actor as, String kind, String said) {
        try {
            return send(as, new ObjectMapper().writeValueAsString(Map.of(kind, said)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private MvcTestResult send(Actor as, String body) {
        return browser.post()
                .uri("/api/search")
                .with(signedIn(as))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult open(Actor as, String address) {
        return browser.get().uri(address).with(signedIn(as)).exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8)
                .replaceAll("(name=\"_csrf\" (?:content|value)=\")[^\"]*", "$1");
    }

    private static List<String> trail(Actor of) {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select e::text from audit.event e where actor = ? and action in ('SEARCH', 'LIST')")
                .param(of.id())
                .query(String.class)
                .list();
    }
}
