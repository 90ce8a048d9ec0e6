package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.caserecord.Records.TEACHER;
import static se.samverka.secrecy.Jurist.JURIST;
import static se.samverka.web.Visits.text;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.secrecy.Jurist;
import se.samverka.secrecy.LegalBases;

@SamverkaTest
class LegalBasisPagesTests {

    private static final String ROW = "LB-1021";

    /** No test approves it, so that its wording stays unread. */
    private static final String UNREAD = "LB-1020A";

    private final MockMvcTester browser;
    private final Visits visits;
    private final Jurist jurist;

    @Autowired
    LegalBasisPagesTests(MockMvcTester browser, TestActors actors, LegalBases bases) {
        this.browser = browser;
        this.visits = new Visits(browser);
        this.jurist = new Jurist(actors, bases);
    }

    @AfterEach
    void the_register_is_as_it_was() {
        jurist.withdraw(ROW);
    }

    @Test
    void everybody_reads_the_register_and_only_a_jurist_is_offered_to_change_it() {
        var list = text(visits.open(TEACHER, "/legal-bases"));
        assertThat(list)
                .contains("Rättsliga grunder", "OSL 10:21", "Misstanke om vissa brott mot barn")
                .contains("Allmän kunskap, ordalydelsen är inte läst", "Inte godkänd", "Ida Karlberg");

        var address = "/legal-bases/" + UNREAD;
        assertThat(text(visits.open(TEACHER, address)))
                .contains("Kom med i registret", "Kvar att kontrollera")
                .doesNotContain("<form class=\"stack\"");
        assertThat(text(visits.open(JURIST, address))).contains("Godkänn grunden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/legal-bases", "/legal-bases/LB-SAM"})
    void whoever_is_not_signed_in_is_sent_to_sign_in(String address) {
        assertThat(browser.get().uri(address).accept(MediaType.TEXT_HTML).exchange())
                .hasStatus(302)
                .redirectedUrl()
                .endsWith("/login");
    }

    @Test
    void what_is_not_in_the_register_is_not_found() {
        assertThat(visits.open(TEACHER, "/legal-bases/LB-HITTEPA")).hasStatus(404);
        assertThat(visits.send(JURIST, "/legal-bases/LB-HITTEPA/withdrawal", "seen", "1", "reason", "Finns inte"))
                .hasStatus(404);
    }

    @Test
    void a_jurist_approves_and_ends_and_everybody_reads_who_and_why() {
        assertThat(approve(ROW, version(), "true"))
                .hasStatus(302)
                .redirectedUrl()
                .contains("/legal-bases/" + ROW);
        assertThat(text(visits.open(TEACHER, "/legal-bases/" + ROW)))
                .contains("Ida Karlberg", "Gränsen mot 10:23 är klar", "Ordalydelsen är läst", "Lagens ord, påhittade");

        assertThat(visits.send(
                        JURIST,
                        "/legal-bases/" + ROW + "/end",
                        "seen",
                        version(),
                        "last",
                        "2026-01-31",
                        "reason",
                        "Regeln är upphävd"))
                .hasStatus(302);
        assertThat(text(visits.open(TEACHER, "/legal-bases/" + ROW)))
                .contains("Har upphört", "Regeln är upphävd", "31\u00a0januari\u00a02026");
    }

    @Test
    void others_are_refused_whatever_they_send() {
        for (var change : List.of("approval", "end", "withdrawal")) {
            assertThat(visits.send(TEACHER, "/legal-bases/" + ROW + "/" + change, "seen", version()))
                    .as(change)
                    .hasStatus(403);
        }
        assertThat(text(visits.open(TEACHER, "/legal-bases/" + ROW))).contains("Inte godkänd");
    }

    @Test
    void what_is_missing_is_said_and_what_was_typed_is_kept() {
        var answer = approve(UNREAD, "1", "false");

        assertThat(answer).hasStatus(422);
        assertThat(text(answer))
                .contains("Inget sparades.", "Läs den och intyga det", "Lagens ord, påhittade", "Gränsen mot 10:23");
    }

    @Test
    void whoever_read_an_older_version_sees_the_new_one_and_can_go_on() {
        var seen = version();
        jurist.approve(ROW);

        var answer = approve(ROW, seen, "true");

        assertThat(answer).hasStatus(409);
        assertThat(text(answer)).contains("ändrades medan du skrev", "name=\"seen\" value=\"" + version() + "\"");
    }

    private MvcTestResult approve(String row, String seen, String read) {
        return visits.send(
                JURIST,
                "/legal-bases/" + row + "/approval",
                "seen",
                seen,
                "wording",
                "Lagens ord, påhittade",
                "wordingRead",
                read,
                "from",
                "2025-04-01",
                "to",
                "",
                "note",
                "Gränsen mot 10:23 är klar");
    }

    private String version() {
        return String.valueOf(jurist.basis(ROW).version());
    }
}
