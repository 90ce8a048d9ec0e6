package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.Protecting.cleared;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.PdfFiles;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Protecting;
import se.samverka.caserecord.Protection;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.secrecy.Disclosures;
import se.samverka.step.Inputs;
import se.samverka.step.Step;

/** The extract for the family: from the draft that one person makes to the paper that another one releases. */
@SamverkaTest
class ExtractPagesTests {

    private static final Actor MAKER = making("skola.hisingen", "skola-hisingen");
    private static final Actor REVIEWER = making("rektor.hisingen", "skola-hisingen");
    private static final String SCHOOL = "grundskolenamnden";
    private static final String BROTHER = "Lillebror Kalle";
    private static final String TEXT = "Kommer sent. " + BROTHER + " (20110617-9847) följer ofta med.";
    private static final Pattern ID = Pattern.compile("/extract/([0-9a-f-]{36})");

    private final Visits visits;
    private final TestActors actors;
    private final Records records;
    private final Protecting protecting;
    private final Sections sections;
    private final Disclosures disclosures;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Step close;
    private CaseFile file;

    @Autowired
    ExtractPagesTests(
            MockMvcTester browser,
            TestActors actors,
            Cases cases,
            Sections sections,
            Disclosures disclosures,
            JdbcClient jdbc,
            ObjectMapper json,
            @Qualifier("closeCase") Step close) {
        this.visits = new Visits(browser);
        this.actors = actors;
        this.records = new Records(actors, cases, sections);
        this.protecting = new Protecting(actors, jdbc);
        this.sections = sections;
        this.disclosures = disclosures;
        this.jdbc = jdbc;
        this.json = json;
        this.close = close;
        this.file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola", "polis");
    }

    @BeforeEach
    void the_school_has_written_and_been_told() {
        file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola", "polis");
        write(
                TEACHER,
                "person",
                field("namn", "Namn", "search", "name"),
                Map.of("namn", "Nora Prov", "personnummer", "20120101-2384", "skola", "Provskolan"));
        write(
                TEACHER,
                "skola-narvaro",
                field("anteckning", "Anteckning", "", ""),
                Map.of("anteckning", "Första bilden"));
        write(TEACHER, "skola-narvaro", field("anteckning", "Anteckning", "", ""), Map.of("anteckning", TEXT));
        records.write(OFFICER, file.id(), "polis-hemligt", "polisens-iakttagelser", Records.text("text", "Spaning"));
        records.write(COORDINATOR, file.id(), "bedomning", null, Records.text("text", "Bedömt hos koordinatorn"));
        disclose("skola-narvaro", "koordinator");
        disclose("bedomning", "skola");
    }

    @Test
    void only_people_with_the_role_in_a_unit_of_the_case_find_it() {
        var id = begun("UN");
        for (var address : List.of("", "/" + id, "/" + id + "/preview", "/" + id + "/registerutdrag.pdf")) {
            for (var other : List.of(
                    TEACHER,
                    OFFICER,
                    making("skola.nordost", "skola-nordost"),
                    making("loggranskare", "loggranskning"))) {
                var answer = visits.open(other, at(address));
                assertThat(answer).as(other.id() + address).hasStatus(404);
                assertThat(plain(answer))
                        .isEqualTo(plain(visits.open(other, "/cases/PROV-1999-99998/extract" + address)));
            }
        }
        assertThat(visits.send(TEACHER, at(""), "recipient", "UN", "authority", SCHOOL, "identified", "true"))
                .hasStatus(404);
        assertThat(page(MAKER, at("/..").replace("/extract/..", ""))).contains("/extract\"");
        assertThat(page(TEACHER, "/cases/" + file.number())).doesNotContain("/extract");
    }

    @Test
    void another_unit_of_the_case_makes_its_own_and_does_not_see_this_one() {
        var id = begun("UN");
        var coordinator = making("koordinator.hisingen", "koordinator-hisingen");

        assertThat(page(coordinator, at(""))).contains("Gör ett nytt utdrag").doesNotContain(id.toString());
        assertThat(visits.open(coordinator, at("/" + id))).hasStatus(404);
        assertThat(visits.send(coordinator, at("/" + id + "/release"), "attempt", "1"))
                .hasStatus(404);
        for (var table : List.of("extract", "extract_mask", "extract_review")) {
            assertThat(count(coordinator, table)).as(table).isZero();
            assertThat(count(TEACHER, table)).as(table).isZero();
        }
        assertThat(count(MAKER, "extract")).isEqualTo(1);
    }

    @Test
    void it_begins_when_somebody_has_checked_who_asks() {
        var unchecked = visits.send(MAKER, at(""), "recipient", "UN", "authority", SCHOOL);
        assertThat(unchecked).hasStatus(422);
        assertThat(Visits.text(unchecked)).contains("Kontrollera vem som ber om utdraget");
        assertThat(visits.send(MAKER, at(""), "authority", SCHOOL, "identified", "true"))
                .hasStatus(422);
        assertThat(visits.send(MAKER, at(""), "recipient", "UN", "authority", "polisen", "identified", "true"))
                .hasStatus(422);

        begun("VH2");
    }

    @Test
    void a_guardian_gets_none_when_custody_has_ended() {
        actors.asSystem(file.id(), () -> jdbc.sql(
                        "select casework.record_subject(?, 'skola-hisingen', '200001012384', date '2000-01-01', 'INGEN')")
                .param(file.id().value())
                .query(Boolean.class)
                .single());

        var answer = visits.send(MAKER, at(""), "recipient", "VH1", "authority", SCHOOL, "identified", "true");

        assertThat(answer).hasStatus(422);
        assertThat(Visits.text(answer)).contains("Den unga har fyllt 18 år");
        begun("UN");
    }

    @Test
    void it_holds_what_the_unit_wrote_and_was_given_and_nothing_of_others() {
        var draft = page(MAKER, at("/" + begun("UN")));

        assertThat(draft)
                .contains("Kommer sent.", "Första bilden", "tidigare version", "Bedömt hos koordinatorn")
                .contains("lämnat till er, OSL 12:2, 10:1", "Anteckning, till SSPF-koordinatorerna Hisingen")
                .doesNotContain("Spaning", "hemligt");
    }

    @Test
    void what_somebody_sees_in_an_emergency_is_not_in_it() {
        emergency(MAKER);

        assertThat(page(MAKER, at("/" + begun("UN")))).contains("Kommer sent.").doesNotContain("Spaning");
    }

    @Test
    void the_family_never_reads_what_is_masked() {
        var id = begun("UN");
        mask(id, "skola-narvaro", "anteckning", BROTHER);

        var preview = page(MAKER, at("/" + id + "/preview"));

        assertThat(preview)
                .contains("Kommer sent. [maskat: uppgift om annan person] ([maskat: uppgift om annan person]) följer")
                .contains("jämför dataskyddsförordningen artikel 15.4")
                .doesNotContain("Kalle", "20110617");
        assertThat(page(MAKER, at("/" + id))).contains(BROTHER);
    }

    @Test
    void a_passage_that_does_not_stand_there_is_refused_by_its_line() {
        var id = begun("UN");

        var answer = mask(id, "skola-narvaro", "anteckning", "Kommer sent\nlillebror kalle");

        assertThat(answer).hasStatus(422);
        assertThat(Visits.text(answer)).contains("Rad 2 finns inte i texten", "lillebror kalle</textarea>");
        assertThat(page(MAKER, at("/" + id + "/preview"))).contains("Kommer sent.");
        assertThat(visits.send(MAKER, at("/" + id + "/masks"), "passages", "Kommer", "reason", "MOT_VARDNADSHAVARE"))
                .hasStatus(422);
    }

    @Test
    void a_name_is_masked_everywhere_and_a_whole_answer_at_once() {
        var id = begun("VH1");
        visits.send(MAKER, at("/" + id + "/masks"), "passages", "Nora Prov", "reason", "SKYDDADE_UPPGIFTER");
        visits.send(
                MAKER,
                at("/" + id + "/masks"),
                "piece",
                "section:skola-narvaro:skola-hisingen:1",
                "field",
                "anteckning",
                "whole",
                "true",
                "reason",
                "MOT_VARDNADSHAVARE");

        var preview = page(MAKER, at("/" + id + "/preview"));

        assertThat(preview)
                .contains("[maskat: skyddade personuppgifter]", "[maskat: sekretess till skydd för barnet]")
                .doesNotContain("Första bilden");
        assertThat(preview.replaceFirst("(?s)<dt>Gäller</dt><dd>[^<]*</dd>", ""))
                .doesNotContain("Nora Prov");
    }

    @Test
    void what_the_form_says_is_about_others_is_masked_from_the_start_and_can_be_shown_with_the_reviewers_knowledge() {
        write(
                TEACHER,
                "aktualisering",
                field("vardnadshavare", "Vårdnadshavare", "about", "guardian"),
                Map.of("vardnadshavare", "Mor Eva, 070-1740605"));
        var id = begun("VH1");
        assertThat(page(MAKER, at("/" + id + "/preview"))).doesNotContain("Mor Eva");

        var draft = page(MAKER, at("/" + id));
        var lifting = found(draft, "(?s)Mor Eva.*?/masks/([0-9a-f-]{36})/lifting");
        assertThat(visits.send(MAKER, at("/" + id + "/masks/" + lifting + "/lifting"), "at", "piece-1-1"))
                .hasStatus(302);

        assertThat(page(MAKER, at("/" + id + "/preview"))).contains("Mor Eva");
        submit(id);
        assertThat(page(REVIEWER, at("/" + id)))
                .contains("maskat från början men visas", "Vårdnadshavare</li>", "Mor Eva");
        assertThat(visits.send(MAKER, at("/" + id + "/masks/" + lifting + "/lifting")))
                .hasStatus(409);
    }

    @Test
    void nobody_reviews_their_own() {
        var id = begun("UN");
        assertThat(page(REVIEWER, at("/" + id))).contains("En kollega arbetar").doesNotContain("Kommer sent");
        assertThat(visits.send(REVIEWER, at("/" + id + "/masks"), "passages", "Kommer", "reason", "TREDJE_MAN"))
                .hasStatus(422);
        submit(id);

        var own = visits.send(MAKER, at("/" + id + "/release"), "attempt", "1");

        assertThat(own).hasStatus(422);
        assertThat(Visits.text(own)).contains("Någon annan måste granska det").doesNotContain("registerutdrag.pdf");
        assertThat(actors.as(MAKER, () -> release(id))).isZero();
        assertThatThrownBy(() -> JdbcClient.create(TestDatabase.asAdministrator())
                        .sql(
                                """
                                insert into casework.extract_review
                                    (extract, attempt, case_id, material, document, submitted_by, reviewed_by,
                                     released, reviewed_at, reason)
                                values (?, 9, ?, '\\x00', '\\x00', 'samma', 'samma', false, now(), 'tio tecken minst')""")
                        .params(id, file.id().value())
                        .update())
                .hasMessageContaining("reviewed_by_somebody_else");
    }

    @Test
    void the_start_page_tells_whoever_it_waits_for() {
        var id = begun("UN");
        submit(id);
        assertThat(page(REVIEWER, "/")).contains("Ett registerutdrag väntar på din granskning", at("/" + id));
        for (var other : List.of(MAKER, TEACHER, OFFICER, making("koordinator.hisingen", "koordinator-hisingen"))) {
            assertThat(page(other, "/")).as(other.id()).doesNotContain(id.toString());
        }

        visits.send(REVIEWER, at("/" + id + "/return"), "attempt", "1", "reason", "Maska lillebror också.");
        assertThat(page(MAKER, "/")).contains("Ett registerutdrag har kommit tillbaka till dig", at("/" + id));
        assertThat(page(REVIEWER, "/")).doesNotContain(id.toString());

        submit(id);
        visits.send(REVIEWER, at("/" + id + "/release"), "attempt", "2");
        assertThat(page(REVIEWER, "/")).doesNotContain(id.toString());
        assertThat(page(MAKER, "/")).doesNotContain(id.toString());
    }

    @Test
    void it_goes_back_with_a_reason_and_is_released_by_somebody_else_and_frozen() throws Exception {
        var id = begun("UN");
        submit(id);
        assertThat(page(MAKER, at("/" + id))).contains("Någon annan än du granskar det");
        assertThat(visits.open(REVIEWER, at("/" + id + "/registerutdrag.pdf"))).hasStatus(404);
        assertThat(page(REVIEWER, at("/" + id)))
                .contains("Kommer sent. " + BROTHER)
                .doesNotContain("20110617");
        assertThat(visits.send(REVIEWER, at("/" + id + "/return"), "attempt", "1", "reason", "Nej"))
                .hasStatus(422);

        visits.send(REVIEWER, at("/" + id + "/return"), "attempt", "1", "reason", "Maska lillebror också.");
        assertThat(page(MAKER, at("/" + id))).contains("Maska lillebror också.");
        mask(id, "skola-narvaro", "anteckning", BROTHER);
        submit(id);
        assertThat(visits.send(REVIEWER, at("/" + id + "/release"), "attempt", "1"))
                .hasStatus(409);
        assertThat(visits.send(REVIEWER, at("/" + id + "/release"), "attempt", "2"))
                .hasStatus(302);

        assertThat(page(MAKER, at("/" + id))).contains("Utlämnat", "registerutdrag.pdf", "registerutdrag.json");
        var pdf = bytes(visits.open(MAKER, at("/" + id + "/registerutdrag.pdf")));
        PdfFiles.picture(pdf, "extract");
        assertThat(PdfFiles.faults(pdf)).isEmpty();
        assertThat(PdfFiles.text(pdf))
                .contains("Registerutdrag", "Till dig som det handlar om", "Nora Prov", file.number())
                .contains("Grundskolenämnden", "Grundskolan Hisingen", "Något är maskat", "Vem som har läst")
                .contains("Integritetsskyddsmyndigheten", "dataskyddsombud", "[maskat: uppgift om annan person]")
                .doesNotContain("Kalle", "20110617", "Spaning");
        var data = json(id);
        assertThat(data.path("asOf").asText()).startsWith("20");
        assertThat(data.toString()).contains("Första bilden").doesNotContain("Kalle", "20110617", "Spaning");

        write(TEACHER, "skola-narvaro", field("anteckning", "Anteckning", "", ""), Map.of("anteckning", "Ny bild"));
        assertThat(bytes(visits.open(REVIEWER, at("/" + id + "/registerutdrag.pdf"))))
                .isEqualTo(pdf);
        assertThat(trail("EXPORT")).containsOnly("extract:" + id).hasSize(3);
        for (var forbidden : List.of(
                "update casework.extract_review set pdf = '\\x00'",
                "update casework.extract_mask set lifted_at = now()",
                "delete from casework.extract_review")) {
            assertThatThrownBy(() -> actors.as(REVIEWER, () -> {
                        assertThat(jdbc.sql(forbidden).update()).isZero();
                        throw new DataAccessException("nothing to change") {};
                    }))
                    .as(forbidden)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"written", "disclosed"})
    void what_has_changed_since_it_was_handed_over_stops_the_release(String what) {
        var id = begun("UN");
        submit(id);
        change(what);

        var answer = visits.send(REVIEWER, at("/" + id + "/release"), "attempt", "1");

        assertThat(answer).hasStatus(409);
        assertThat(Visits.text(answer)).contains("Något i ärendet har ändrats", "Skicka tillbaka");
        visits.send(REVIEWER, at("/" + id + "/return"), "attempt", "1", "reason", "Det har kommit nytt.");
        submit(id);
        assertThat(visits.send(REVIEWER, at("/" + id + "/release"), "attempt", "2"))
                .hasStatus(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"written", "disclosed"})
    void what_was_not_looked_at_is_not_handed_over(String what) {
        var id = begun("UN");
        var seen = fingerprint(id);
        change(what);

        var answer = visits.send(MAKER, at("/" + id + "/submission"), "seen", seen);

        assertThat(answer).hasStatus(409);
        assertThat(Visits.text(answer)).contains("har ändrats medan du arbetade");
        submit(id);
    }

    @Test
    void a_closed_case_still_answers_and_tells_what_has_ended() {
        actors.asSystem(file.id(), () -> close.perform(file.id(), new Inputs(Map.of("reason", "FLYTT"))));

        assertThat(page(MAKER, at("/" + begun("UN") + "/preview")))
                .contains("Kommer sent.", "Återkallat eller avslutat")
                .doesNotContain("Bedömt hos koordinatorn");
    }

    @Test
    void what_others_write_that_is_not_ours_changes_nothing() {
        var id = begun("UN");
        submit(id);
        records.write(OFFICER, file.id(), "polis-mer", null);

        assertThat(visits.send(REVIEWER, at("/" + id + "/release"), "attempt", "1"))
                .hasStatus(302);
    }

    @Test
    void it_tells_who_has_read_as_units_and_nothing_of_what_others_read_of_their_own() throws Exception {
        var outsider = Actor.person("social.nordost", Set.of("socialtjanst-nordost"), Set.of("nodatkomst"));
        read(COORDINATOR);
        read(OFFICER);
        emergency(outsider);
        read(outsider);

        var id = begun("UN");
        submit(id);
        page(REVIEWER, at("/" + id));
        visits.send(REVIEWER, at("/" + id + "/release"), "attempt", "1");
        var readings = json(id).path("readings");

        assertThat(readings.findValuesAsText("what"))
                .contains("Anteckning", "Bedomning", "loggen över läsningar")
                .doesNotContain("Polis hemligt");
        assertThat(readings.toString())
                .contains("SSPF-koordinatorerna Hisingen", "OSL 12:2, 10:1", "nödåtkomst", "får öppna i nödläge")
                .contains("Socialtjänsten barn och unga Nordost")
                .doesNotContain("social.nordost", "koordinator.hisingen", "Lokalpolisen", "rektor.hisingen");
        assertThat(readings.findValues("log")).allMatch(JsonNode::isNumber);
        assertThat(trail("READ")).contains("trail", "extract:" + id);
    }

    @Test
    void of_what_somebody_read_at_once_each_unit_is_told_its_own_sections() {
        var outsider = Actor.person("social.nordost", Set.of("socialtjanst-nordost"), Set.of("nodatkomst"));
        emergency(outsider);
        read(outsider);

        assertThat(readInEmergency("skola.hisingen", "skola-hisingen"))
                .containsExactly("section:person@skola-hisingen,skola-narvaro@skola-hisingen");
        assertThat(readInEmergency("polis.hisingen", "polis-hisingen"))
                .containsExactly("section:polis-hemligt@polis-hisingen");
    }

    @Test
    void a_unit_is_not_told_that_a_section_of_another_with_the_same_code_was_read() {
        records.write(OFFICER, file.id(), "skola-narvaro", null);
        read(COORDINATOR);

        assertThat(told("skola.hisingen", "skola-hisingen", "ground like 'LB-%'"))
                .containsExactly("section:skola-narvaro@skola-hisingen");
        assertThat(told("polis.hisingen", "polis-hisingen", "ground like 'LB-%'"))
                .isEmpty();
    }

    @Test
    void of_an_event_that_does_not_say_whose_sections_they_were_each_unit_is_told_of_codes_it_uses() {
        var outsider = Actor.person("social.nordost", Set.of("socialtjanst-nordost"), Set.of("nodatkomst"));
        actors.as(outsider, () -> jdbc.sql(
                        "insert into audit.event (action, outcome, case_id, resource, purpose, ground)"
                                + " values ('READ', 'OK', ?, 'section:skola-narvaro,polis-hemligt', 'case-page', 'emergency')")
                .param(file.id().value())
                .update());

        assertThat(readInEmergency("skola.hisingen", "skola-hisingen")).containsExactly("section:skola-narvaro");
        assertThat(readInEmergency("polis.hisingen", "polis-hisingen")).containsExactly("section:polis-hemligt");
    }

    private List<String> readInEmergency(String maker, String unit) {
        return told(maker, unit, "ground = 'emergency'");
    }

    private List<String> told(String maker, String unit, String which) {
        return actors.as(making(maker, unit), () -> jdbc.sql("select resource from casework.reads_of(?, array[?])"
                        + " where action = 'READ' and resource like 'section:%' and " + which)
                .params(file.id().value(), unit)
                .query(String.class)
                .list());
    }

    @Test
    void the_trail_opens_to_the_role_in_its_own_case_and_units_only() {
        page(MAKER, at("/" + begun("UN")));
        var other = records.open(CaseFile.Regime.SEKRETESS, "koordinator");

        assertThat(events(MAKER, file, "skola-hisingen")).isPositive();
        assertThat(events(MAKER, file, "polis-hisingen")).isZero();
        assertThat(events(MAKER, other, "skola-hisingen")).isZero();
        assertThat(events(TEACHER, file, "skola-hisingen")).isZero();
        assertThat(events(making("skola.nordost", "skola-nordost"), file, "skola-nordost"))
                .isZero();
        assertThat(actors.as(MAKER, () -> jdbc.sql("select count(*) from audit.events_of_case(?, 0, 1000)")
                        .param(file.number())
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void of_somebody_protected_it_waits_for_the_deliberate_step_and_holds_no_place() throws Exception {
        protecting.record(file.id(), Protection.SEKRETESSMARKERING);
        var maker = both(cleared(MAKER));
        var reviewer = both(cleared(REVIEWER));
        assertThat(visits.open(MAKER, at(""))).hasStatus(404);
        assertThat(page(maker, at("")))
                .contains("Öppna de skyddade uppgifterna")
                .doesNotContain("name=\"recipient\"");
        assertThat(visits.send(maker, at(""), "recipient", "UN", "authority", SCHOOL, "identified", "true"))
                .hasStatus(422);

        visits.send(maker, "/cases/" + file.number() + "/protected", "purpose", "KONTAKT");
        var id = begun(maker, "UN");
        var draft = page(maker, at("/" + id));
        assertThat(draft).contains("Kommer sent").doesNotContain("Provskolan");
        visits.send(maker, at("/" + id + "/submission"), "seen", found(draft, "name=\"seen\" value=\"([0-9a-f]{64})"));
        assertThat(visits.open(reviewer, at("/" + id))).hasStatus(404);
        visits.send(reviewer, "/cases/" + file.number() + "/protected", "purpose", "KONTROLL");
        assertThat(visits.send(reviewer, at("/" + id + "/release"), "attempt", "1"))
                .hasStatus(302);

        var paper = PdfFiles.text(bytes(visits.open(reviewer, at("/" + id + "/registerutdrag.pdf"))));
        assertThat(paper).contains("Skyddade personuppgifter").doesNotContain("Provskolan");
        assertThat(visits.open(MAKER, at("/" + id + "/registerutdrag.pdf"))).hasStatus(404);
    }

    private static Actor making(String user, String... units) {
        return Actor.person(user, Set.of(units), Set.of("registerutdrag"));
    }

    /** Cleared, and still with the role. */
    private static Actor both(Actor cleared) {
        return Actor.person(cleared.id(), cleared.units(), Set.of("registerutdrag", "skyddade-uppgifter"));
    }

    private UUID begun(String recipient) {
        return begun(MAKER, recipient);
    }

    private UUID begun(Actor maker, String recipient) {
        var answer = visits.send(maker, at(""), "recipient", recipient, "authority", SCHOOL, "identified", "true");
        assertThat(answer).hasStatus(302);
        return UUID.fromString(found(String.valueOf(answer.getResponse().getRedirectedUrl()), ID.pattern()));
    }

    private MvcTestResult mask(UUID id, String code, String field, String passages) {
        return visits.send(
                MAKER,
                at("/" + id + "/masks"),
                "piece",
                "section:" + code + ":skola-hisingen:2",
                "field",
                field,
                "at",
                "piece-1-1",
                "passages",
                passages,
                "reason",
                "TREDJE_MAN");
    }

    private void submit(UUID id) {
        assertThat(visits.send(MAKER, at("/" + id + "/submission"), "seen", fingerprint(id)))
                .hasStatus(302);
    }

    private String fingerprint(UUID id) {
        return found(page(MAKER, at("/" + id)), "name=\"seen\" value=\"([0-9a-f]{64})");
    }

    private int release(UUID id) {
        return jdbc.sql("update casework.extract_review set released = true, pdf = '\\x00' where extract = ?")
                .param(id)
                .update();
    }

    private void change(String what) {
        if (what.equals("written")) {
            write(TEACHER, "skola-narvaro", field("anteckning", "Anteckning", "", ""), Map.of("anteckning", "Nytt"));
        } else {
            disclose("person", "polis");
        }
    }

    private void disclose(String section, String to) {
        actors.asSystem(file.id(), () -> {
            disclosures.disclose(file.id(), List.of(section), to, "LB-SAM");
            return true;
        });
    }

    private void emergency(Actor person) {
        var role = Actor.person(person.id(), person.units(), Set.of("nodatkomst"));
        actors.as(role, () -> jdbc.sql("select opening from casework.open_emergency(?, 'LB-191', ?)")
                .params(file.number(), "Barnet kan fara illa i kväll, " + UUID.randomUUID())
                .query(UUID.class)
                .single());
    }

    private void read(Actor person) {
        actors.as(person, () -> sections.read(file.id(), "case-page", List.of()));
    }

    private void write(Actor by, String code, ObjectNode first, Map<String, String> values) {
        var content = Records.values(values);
        var form = JsonNodeFactory.instance.objectNode();
        var components = form.putArray("components").add(first);
        values.keySet().stream()
                .filter(key -> !key.equals(first.path("key").asText()))
                .sorted()
                .forEach(key -> components.add(field(
                        key,
                        key,
                        key.equals("skola") ? "place" : "search",
                        key.equals("personnummer") ? "identity" : "true")));
        actors.as(
                by,
                () -> sections.write(new Sections.NewVersion(
                        file.id(), code, null, by.units().iterator().next(), form, content, "prov/Task")));
    }

    private static ObjectNode field(String key, String label, String property, String value) {
        var field = JsonNodeFactory.instance
                .objectNode()
                .put("type", "textfield")
                .put("key", key)
                .put("label", label);
        field.putObject("properties").put(property, value);
        return field;
    }

    private JsonNode json(UUID id) throws Exception {
        var answer = visits.open(REVIEWER, at("/" + id + "/registerutdrag.json"));
        assertThat(answer)
                .hasStatusOk()
                .headers()
                .hasValue("Content-Disposition", "attachment; filename=\"registerutdrag.json\"")
                .hasValue("Cache-Control", "no-store");
        return json.readTree(bytes(answer));
    }

    private long events(Actor reader, CaseFile about, String unit) {
        return actors.as(reader, () -> jdbc.sql("select count(*) from casework.reads_of(?, array[?])")
                .params(about.id().value(), unit)
                .query(Long.class)
                .single());
    }

    private long count(Actor reader, String table) {
        return actors.as(reader, () -> jdbc.sql("select count(*) from casework." + table + " where case_id = ?")
                .param(file.id().value())
                .query(Long.class)
                .single());
    }

    private List<String> trail(String action) {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select resource from audit.event where case_id = ? and action = ? and outcome = 'OK' order by id")
                .params(file.id().value(), action)
                .query(String.class)
                .list();
    }

    private String at(String rest) {
        return "/cases/" + file.number() + "/extract" + rest;
    }

    private String page(Actor as, String address) {
        var answer = visits.open(as, address);
        assertThat(answer).as(address).hasStatusOk();
        return Visits.text(answer);
    }

    private static String plain(MvcTestResult answer) {
        return Visits.text(answer).replaceAll("(name=\"_csrf\" (?:content|value)=\")[^\"]*", "$1");
    }

    private static byte[] bytes(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private static String found(String page, String pattern) {
        var match = Pattern.compile(pattern).matcher(page);
        assertThat(match.find()).as(pattern).isTrue();
        return match.group(1);
    }
}
