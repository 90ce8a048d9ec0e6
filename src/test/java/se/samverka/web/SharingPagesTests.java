package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;
import static se.samverka.web.Visits.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;
import se.samverka.secrecy.Jurist;
import se.samverka.secrecy.LegalBases;

/** From the case page of the school to the case page of the police, and back. */
@SamverkaTest
class SharingPagesTests {

    private static final String GROUND = "LB-170-6";
    private static final String REASON = "Polisen behöver veta det i kväll för att hitta den unga.";

    private final Visits visits;
    private final TestActors actors;
    private final Sections sections;
    private final Records records;
    private final Jurist jurist;
    private CaseFile file;

    @Autowired
    SharingPagesTests(MockMvcTester browser, TestActors actors, Cases cases, Sections sections, LegalBases bases) {
        this.visits = new Visits(browser);
        this.actors = actors;
        this.sections = sections;
        this.records = new Records(actors, cases, sections);
        this.jurist = new Jurist(actors, bases);
        this.file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola", "polis");
    }

    @BeforeEach
    void school_has_written_something() {
        jurist.approve(GROUND);
        file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola", "polis");
        records.write(TEACHER, file.id(), "skola-narvaro", "narvaro");
    }

    @AfterEach
    void the_register_is_as_it_was() {
        jurist.withdraw(GROUND);
    }

    @Test
    void the_owner_proposes_from_the_case_page_and_the_form_offers_what_can_be_used() {
        assertThat(text(visits.open(TEACHER, cases("")))).contains("Ingen annan.", "Föreslå delning");

        var form = text(visits.open(TEACHER, cases("/sharing/new?unit=skola-hisingen&section=skola-narvaro")));

        assertThat(form)
                .contains("Lokalpolisen Hisingen", "Lag 2025:170 6 §", "Allt enheten skriver här om", "närvaro")
                .doesNotContain("OSL 12:2", "Polislagen", "OSL 10:21");
    }

    @Test
    void a_decision_shows_it_to_the_recipient_with_the_reason_why() {
        var proposal = proposed();
        assertThat(text(visits.open(TEACHER, cases("")))).contains("väntar på beslut");
        assertThat(text(visits.open(TEACHER, proposal)))
                .contains("Det står inte klart att sekretessen väger tyngre", "Bertil Karlberg");

        assertThat(decide(TEACHER, proposal)).hasStatus(302);

        assertThat(text(visits.open(OFFICER, cases(""))))
                .contains("Skola narvaro", "Beslut enligt lag: Lag 2025:170 6 §", "Bertil Karlberg", "Hitta den unga")
                .doesNotContain(REASON, "Föreslå delning");
        assertThat(text(visits.open(COORDINATOR, cases("")))).doesNotContain("Skola narvaro");
        assertThat(text(visits.open(TEACHER, proposal))).contains("Beslutad", REASON);
    }

    @Test
    void the_api_says_why_too() throws JsonProcessingException {
        decide(TEACHER, proposed());

        var read = new ObjectMapper().readTree(text(visits.open(OFFICER, "/api/cases/" + file.number() + "/sections")));
        var own = new ObjectMapper().readTree(text(visits.open(TEACHER, "/api/cases/" + file.number() + "/sections")));

        assertThat(read.at("/0/because/kind").asText()).isEqualTo("DECISION");
        assertThat(read.at("/0/because/decidedBy").asText()).isEqualTo("Bertil Karlberg");
        assertThat(read.at("/0/because/purpose").asText()).isEqualTo("Hitta den unga i kväll");
        assertThat(own.at("/0/because/kind").asText()).isEqualTo("OWN");
    }

    @Test
    void the_owner_takes_a_decision_back_from_the_case_page() {
        decide(TEACHER, proposed());
        var address = found(text(visits.open(TEACHER, cases(""))), "action=\"([^\"]*/revocation)\"");

        assertThat(visits.send(OFFICER, address)).hasStatus(404);
        assertThat(visits.send(TEACHER, address)).hasStatus(302);

        assertThat(text(visits.open(OFFICER, cases("")))).doesNotContain("Skola narvaro");
        assertThat(visits.send(TEACHER, address)).hasStatus(409);
        assertThat(visits.send(TEACHER, cases("/disclosures/" + UUID.randomUUID() + "/revocation")))
                .hasStatus(404);
    }

    @Test
    void what_is_missing_is_said_and_what_was_typed_is_kept() {
        var proposal = proposed();

        var answer = visits.send(
                TEACHER, proposal + "/decision", "groundVersion", version(), "confirmed", "0", "reason", REASON);

        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("Inget sparades.", "Alla grundens villkor", REASON);
        assertThat(visits.send(TEACHER, cases("/sharing"), "unit", "skola-hisingen", "section", "skola-narvaro"))
                .hasStatus(422);
        assertThat(text(visits.open(OFFICER, cases("")))).doesNotContain("Skola narvaro");
    }

    @Test
    void whoever_decides_second_sees_how_it_went() {
        var proposal = proposed();
        assertThat(visits.send(TEACHER, proposal + "/refusal", "declineReason", "Familjen ska tillfrågas i stället."))
                .hasStatus(302);

        var late = decide(TEACHER, proposal);

        assertThat(late).hasStatus(409);
        assertThat(text(late)).contains("hann besluta", "Familjen ska tillfrågas i stället.");
    }

    @Test
    void for_everybody_else_there_is_nothing() {
        var proposal = proposed();
        var foreigner = TestActors.person("skola.nordost", "skola-nordost");

        for (var other : List.of(OFFICER, COORDINATOR, foreigner)) {
            assertThat(visits.open(other, proposal)).as(other.id()).hasStatus(404);
            assertThat(decide(other, proposal)).as(other.id()).hasStatus(404);
            assertThat(visits.send(other, proposal + "/refusal", "declineReason", REASON))
                    .hasStatus(404);
            assertThat(visits.open(other, cases("/sharing/new?unit=skola-hisingen&section=skola-narvaro")))
                    .hasStatus(404);
            assertThat(propose(other)).as(other.id()).hasStatus(404);
        }
    }

    @Test
    void where_everybody_reads_there_is_nothing_to_share() {
        var open = records.open(CaseFile.Regime.DELTAGARE, "koordinator", "skola", "polis");
        records.write(TEACHER, open.id(), "skola-narvaro", "narvaro");

        assertThat(text(visits.open(TEACHER, "/cases/" + open.number())))
                .contains("Skola narvaro", "Din egen enhets uppgift.")
                .doesNotContain("Föreslå delning");
        assertThat(actors.as(OFFICER, () -> sections.read(open.id(), "test", List.of())))
                .hasSize(1);
    }

    private String proposed() {
        var sent = propose(TEACHER);
        assertThat(sent).hasStatus(302);
        return String.valueOf(sent.getResponse().getRedirectedUrl());
    }

    private MvcTestResult propose(Actor by) {
        return visits.send(
                by,
                cases("/sharing"),
                "unit",
                "skola-hisingen",
                "section",
                "skola-narvaro",
                "wholeCategory",
                "false",
                "recipient",
                "polis-hisingen",
                "ground",
                GROUND,
                "purpose",
                "Hitta den unga i kväll");
    }

    private MvcTestResult decide(Actor by, String proposal) {
        return visits.send(
                by,
                proposal + "/decision",
                "groundVersion",
                version(),
                "confirmed",
                "0",
                "confirmed",
                "1",
                "confirmed",
                "2",
                "reason",
                REASON,
                "lastDay",
                LocalDate.now().plusDays(14).toString());
    }

    private String version() {
        return String.valueOf(jurist.basis(GROUND).version());
    }

    private String cases(String rest) {
        return "/cases/" + file.number() + rest;
    }

    private static String found(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
