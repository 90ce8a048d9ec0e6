package se.samverka.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.TestActors.signedIn;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

@SamverkaTest
class TrailApiTests {

    private static final Actor REVIEWER = Actor.person("loggranskare", Set.of(), Set.of("loggranskare"));
    private static final String EVENTS = "/api/audit/events";

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestActors actors;

    @Autowired
    private Cases cases;

    @Autowired
    private Sections sections;

    @Autowired
    private JdbcClient jdbc;

    private final JdbcClient auditor = Trail.auditor();
    private CaseId about = CaseId.random();
    private String number = "";

    @BeforeEach
    void a_case_that_one_reads_and_another_tries_to() {
        var records = records();
        var file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
        number = file.number();
        about = file.id();
        records.write(TEACHER, file.id(), "skolbild", "narvaro");
        open(TEACHER, "/api/cases/" + number + "/sections");
        open(OFFICER, "/api/cases/" + number + "/sections");
    }

    private Records records() {
        return new Records(actors, cases, sections);
    }

    @Test
    void the_events_of_a_case_come_as_audit_events_of_fhir() throws Exception {
        var answer = open(REVIEWER, EVENTS + "?case=" + number);

        assertThat(answer).hasStatusOk().hasContentType("application/fhir+json");
        var read = resources(answer).stream()
                .filter(event -> event.at("/subtype/0/display").asText().equals("READ")
                        && event.toString().contains("section:skolbild"))
                .findFirst()
                .orElseThrow();
        assertThat(read.path("resourceType").asText()).isEqualTo("AuditEvent");
        assertThat(read.path("action").asText()).isEqualTo("R");
        assertThat(read.path("outcome").asText()).isEqualTo("0");
        assertThat(Instant.parse(read.path("recorded").asText())).isBefore(Instant.now());
        assertThat(read.at("/agent/0/who/identifier/value").asText()).isEqualTo("skola.hisingen");
        assertThat(read.at("/agent/1/who/identifier/value").asText()).isEqualTo("skola-hisingen");
        assertThat(read.at("/purposeOfEvent/0/text").asText()).isEqualTo("case-api");
        assertThat(read.at("/entity/0/role/code").asText()).isEqualTo("1");
        assertThat(read.at("/entity/1/detail/0/valueString").asText()).isEqualTo("own");
        assertThat(read.at("/source/observer/display").asText()).isEqualTo("Samverka");
    }

    @Test
    void what_was_read_at_once_is_one_event_with_an_entity_for_each_section() throws Exception {
        records().write(TEACHER, about, "elevbild", null);
        open(TEACHER, "/api/cases/" + number + "/sections");

        assertThat(resources(open(REVIEWER, EVENTS + "?case=" + number)))
                .extracting(event -> event.findPath("entity").findValuesAsText("value"))
                .contains(List.of(
                        "urn:uuid:" + about, "section:skolbild@skola-hisingen", "section:elevbild@skola-hisingen"));
    }

    @Test
    void refused_tries_to_open_the_case_are_among_them() throws Exception {
        assertThat(resources(open(REVIEWER, EVENTS + "?case=" + number)))
                .filteredOn(event -> event.path("outcome").asText().equals("4"))
                .singleElement()
                .satisfies(event -> assertThat(
                                event.at("/agent/0/who/identifier/value").asText())
                        .isEqualTo("polis.hisingen"));
    }

    @Test
    void a_period_comes_in_pages() throws Exception {
        var period = "?from=%s&to=%s".formatted(Instant.now().minusSeconds(600), Instant.now());
        var first = resources(open(REVIEWER, EVENTS + period));
        var last = first.get(first.size() - 1).path("id").asText().substring(1);

        assertThat(resources(open(REVIEWER, EVENTS + period + "&after=" + last)))
                .noneMatch(first::contains);
        assertThat(first).hasSizeGreaterThan(3).hasSizeLessThanOrEqualTo(TrailExport.PAGE);
    }

    @Test
    void each_export_is_an_event_itself() {
        open(REVIEWER, EVENTS + "?case=" + number);
        open(REVIEWER, EVENTS + "?case=PROV-1998-99998");
        open(TEACHER, EVENTS + "?case=" + number);

        assertThat(auditor.sql("select actor || ' ' || outcome || ' ' || resource from audit.event"
                                + " where action = 'EXPORT' order by id desc limit 3")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "skola.hisingen DENIED trail",
                        "loggranskare EMPTY trail:case:PROV-1998-99998",
                        "loggranskare OK trail:case:" + number);
    }

    @Test
    void for_everybody_else_there_is_nothing_here() {
        assertThat(open(TEACHER, EVENTS + "?case=" + number)).hasStatus(404);
        assertThat(open(TEACHER, EVENTS)).hasStatus(404);
        assertThat(browser.get().uri(EVENTS).accept("application/json")).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?case=19121212-1212",
                "?from=2026-01-01T00:00:00Z",
                "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "?from=x&to=y",
                "?case=PROV-2026-00001&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z"
            })
    void a_question_that_is_none_is_refused(String question) {
        assertThat(open(REVIEWER, EVENTS + question)).hasStatus(400);
    }

    @Test
    void the_database_shows_events_to_reviewers_only() {
        var count = "select count(*) from audit.events_of_case('" + number + "', 0, 100)";

        assertThat(actors.<Long>as(
                        TEACHER, () -> jdbc.sql(count).query(Long.class).single()))
                .isZero();
        assertThat(actors.<Long>as(
                        REVIEWER, () -> jdbc.sql(count).query(Long.class).single()))
                .isPositive();
    }

    private MvcTestResult open(Actor as, String address) {
        return browser.get().uri(address).with(signedIn(as)).exchange();
    }

    private static List<JsonNode> resources(MvcTestResult answer) throws Exception {
        return new ObjectMapper()
                .readTree(answer.getResponse().getContentAsByteArray()).findValues("resource").stream()
                        .toList();
    }
}
