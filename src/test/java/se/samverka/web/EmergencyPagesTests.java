package se.samverka.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static se.samverka.TestActors.signedIn;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.TEACHER;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;

@SamverkaTest
class EmergencyPagesTests {

    private static final String REASON = "Barnet är försvunnet sedan i natt";

    private final MockMvcTester browser;
    private final TestActors actors;
    private final Directory directory;
    private final PasswordEncoder encoder;
    private final Records records;
    private final CaseFile file;
    private final Actor worker = Actor.person(
            "t." + UUID.randomUUID().toString().substring(0, 8), Set.of("mottagning-nordost"), Set.of("nodatkomst"));

    @Autowired
    EmergencyPagesTests(
            MockMvcTester browser,
            TestActors actors,
            Cases cases,
            Sections sections,
            Directory directory,
            PasswordEncoder encoder) {
        this.browser = browser;
        this.actors = actors;
        this.directory = directory;
        this.encoder = encoder;
        this.records = new Records(actors, cases, sections);
        this.file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
    }

    @BeforeEach
    void a_case_and_somebody_who_does_not_take_part_in_it() {
        records.write(TEACHER, file.id(), "skolbild", "narvaro", Records.text("anteckning", "Skriver fint"));
        var person = new Person(worker.id(), "Ada Nödlind", worker.units(), worker.roles());
        actors.as(Actor.service("organisation"), () -> directory.register(person, Optional.of(encoder.encode("demo"))));
    }

    @Test
    void a_case_is_opened_read_and_ended() {
        assertThat(get(worker, "/cases/" + file.number())).hasStatus(404);

        assertThat(open(worker, file.number(), REASON, "demo"))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/cases/" + file.number());

        var page = text(get(worker, "/cases/" + file.number()));
        assertThat(page)
                .contains("Skriver fint", "Du läser " + file.number() + " med nödåtkomst till", "Med nödåtkomst, till");
        assertThat(text(get(worker, "/"))).contains("Avsluta nödåtkomsten");
        assertThat(text(get(worker, "/api/cases/" + file.number() + "/sections")))
                .contains("\"ground\":\"emergency\"");

        assertThat(send(worker, "/emergency/end", "number", file.number())).hasStatus(302);
        assertThat(get(worker, "/cases/" + file.number())).hasStatus(404);
        assertThat(reads())
                .containsExactly(
                        "case:" + file.number(),
                        "section:skolbild@skola-hisingen",
                        "case:" + file.number(),
                        "section:skolbild@skola-hisingen");
    }

    @Test
    void the_units_of_the_case_see_who_opened_it_on_both_pages() {
        open(worker, file.number(), REASON, "demo");

        for (var told : List.of(TEACHER, COORDINATOR)) {
            for (var address : List.of("/cases/" + file.number(), "/")) {
                assertThat(text(get(told, address)))
                        .contains("Nödåtkomst: Ada Nödlind", "öppnade " + file.number(), "OSL 10:27", "Granskas.")
                        .doesNotContain("försvunnet", "Avsluta nödåtkomsten");
            }
        }
        assertThat(text(get(TestActors.person("polis.nordost", "polis-nordost"), "/")))
                .doesNotContain(file.number());
    }

    @Test
    void managers_and_the_data_protection_officer_are_told_that_and_not_which() {
        open(worker, file.number(), REASON, "demo");

        for (var told : List.of(chief("nordost"), chief("hisingen"), officer())) {
            assertThat(text(get(told, "/")))
                    .contains("Nödåtkomst: Ada Nödlind, ", "öppnade ett ärende", "OSL 10:27", "Granskas.")
                    .doesNotContain(file.number(), "försvunnet", "/cases/PROV");
            assertThat(get(told, "/cases/" + file.number())).hasStatus(404);
        }
    }

    @Test
    void those_who_answer_for_others_or_lack_the_role_are_not_told() {
        open(worker, file.number(), REASON, "demo");

        for (var other : List.of(
                chief("centrum"),
                TestActors.person("chef.nordost", "chef-nordost"),
                Actor.person("t.polischef", Set.of("polis-centrum"), Set.of("chef")),
                Actor.person("jurist", Set.of(), Set.of("jurist")))) {
            assertThat(text(get(other, "/"))).doesNotContain("Ada Nödlind");
        }
    }

    @Test
    void a_manager_who_takes_part_is_told_once_and_which() {
        open(worker, file.number(), REASON, "demo");
        var both = Actor.person("t.chef", Set.of("chef-hisingen", "koordinator-hisingen"), Set.of("chef"));

        assertThat(text(get(both, "/")))
                .contains("öppnade " + file.number())
                .doesNotContain("Ada Nödlind, Mottagningen barn och unga Nordost, öppnade ett ärende");
    }

    private static Actor chief(String area) {
        return Actor.person("chef." + area, Set.of("chef-" + area), Set.of("chef"));
    }

    private static Actor officer() {
        return Actor.person("dataskyddsombud", Set.of(), Set.of("dataskyddsombud"));
    }

    @Test
    void until_everything_is_given_a_case_and_none_answer_alike() {
        var foreign = open(worker, file.number(), "för kort", "demo");
        var unknown = open(worker, "PROV-1999-99999", "för kort", "demo");

        assertThat(foreign).hasStatus(422);
        assertThat(text(foreign).replace(file.number(), "PROV-1999-99999")).isEqualTo(text(unknown));
        assertThat(text(foreign)).contains("minst 20 tecken", "för kort");
        assertThat(text(open(worker, file.number(), REASON, "fel")).replace(file.number(), "PROV-1999-99999"))
                .isEqualTo(text(open(worker, "PROV-1999-99999", REASON, "fel")))
                .contains("Lösenordet stämmer inte")
                .doesNotContain("value=\"fel\"");
        assertThat(text(open(worker, "PROV-1999-99999", REASON, "demo"))).contains("finns inget ärende med det numret");
    }

    @Test
    void whoever_lacks_the_role_is_refused() {
        var curious = TestActors.person(worker.id(), "mottagning-nordost");

        assertThat(get(curious, "/emergency")).hasStatus(403);
        assertThat(open(curious, file.number(), REASON, "demo")).hasStatus(403);
        assertThat(get(worker, "/cases/" + file.number())).hasStatus(404);
        assertThat(browser.get().uri("/emergency").accept(MediaType.TEXT_HTML).exchange())
                .hasStatus(302);
        assertThat(browser.post().uri("/emergency").with(signedIn(worker))).hasStatus(403);
    }

    private MvcTestResult open(Actor as, String number, String reason, String password) {
        return send(
                as,
                "/emergency",
                "number",
                number,
                "basis",
                "LB-1027",
                "reason",
                reason,
                "understood",
                "true",
                "password",
                password);
    }

    private MvcTestResult send(Actor as, String address, String... fields) {
        var request = browser.post().uri(address).with(signedIn(as)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult get(Actor as, String address) {
        return browser.get().uri(address).with(signedIn(as)).exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8)
                .replaceAll("(name=\"_csrf\" (?:content|value)=\")[^\"]*", "$1");
    }

    private List<String> reads() {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select resource from audit.event where actor = ? and action = 'READ' and ground = 'emergency'"
                        + " order by id")
                .param(worker.id())
                .query(String.class)
                .list();
    }
}
