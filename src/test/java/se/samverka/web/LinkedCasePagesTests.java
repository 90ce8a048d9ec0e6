package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;
import static se.samverka.web.Visits.text;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.caserecord.LinkedCases;
import se.samverka.caserecord.LinkedCases.Opening;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;

/** The page of a case that belongs to another one, and of one that others belong to. */
@SamverkaTest
class LinkedCasePagesTests {

    private final Visits visits;
    private final TestActors actors;
    private final LinkedCases linked;
    private final Records records;

    @Autowired
    LinkedCasePagesTests(MockMvcTester browser, TestActors actors, Cases cases, LinkedCases linked, Sections sections) {
        this.visits = new Visits(browser);
        this.actors = actors;
        this.linked = linked;
        this.records = new Records(actors, cases, sections);
    }

    @Test
    void each_page_leads_to_the_other_and_says_what_the_case_is_called() {
        var parent = parent();
        var child = open(parent, "Kulturnämnden").get(0);

        assertThat(page(TEACHER, parent))
                .contains("Underärenden", "1 ärende", "Kulturnämnden", "href=\"/cases/" + child.number() + "\"");
        assertThat(page(TEACHER, child))
                .contains("Kulturnämnden", "Hör till", "href=\"/cases/" + parent.number() + "\"");
        assertThat(text(visits.open(TEACHER, "/")))
                .contains("/cases/" + parent.number())
                .doesNotContain("/cases/" + child.number());
        assertThat(text(visits.open(TEACHER, "/api/cases/" + child.number()))).contains("\"title\":\"Kulturnämnden\"");
    }

    @Test
    void whoever_does_not_know_both_sees_nothing_of_the_other() {
        var parent = parent();
        var child = open(parent, "Kulturnämnden").get(0);

        assertThat(page(COORDINATOR, parent))
                .doesNotContain("Underärenden")
                .doesNotContain("Kulturnämnden")
                .doesNotContain(child.number());
        assertThat(visits.open(COORDINATOR, "/cases/" + child.number())).hasStatus(404);
        assertThat(page(OFFICER, child)).doesNotContain("Hör till").doesNotContain(parent.number());
    }

    @Test
    void the_first_ten_are_shown_and_how_many_there_are() {
        var parent = parent();
        var titles = IntStream.rangeClosed(1, 12)
                .mapToObj(n -> "Organisation nr " + n + ".")
                .toArray(String[]::new);
        open(parent, titles);

        assertThat(page(TEACHER, parent))
                .contains("12 ärenden", "Organisation nr 10.", "De första 10 visas.")
                .doesNotContain("Organisation nr 11.");
    }

    @Test
    void what_is_shown_is_in_the_trail() {
        var parent = parent();
        var child = open(parent, "Kulturnämnden").get(0);

        page(TEACHER, parent);

        assertThat(JdbcClient.create(TestDatabase.asAdministrator())
                        .sql("select concat_ws(' ', actor, action, resource) from audit.event where case_id = ?")
                        .param(child.id().value())
                        .query(String.class)
                        .list())
                .contains(TEACHER.id() + " LIST cases:linked");
    }

    private CaseFile parent() {
        return records.open(Regime.DELTAGARE, "koordinator", "skola");
    }

    private List<CaseFile> open(CaseFile parent, String... titles) {
        var units = Map.of("skola", "skola-hisingen", "polis", "polis-hisingen");
        var with = new NewCase("prov", "PROV", Regime.DELTAGARE, "bevaras", "hisingen", units);
        var openings = List.of(titles).stream()
                .map(title -> new Opening(title, title, with))
                .toList();
        return actors.as(COORDINATOR, () -> linked.open(parent.id(), openings));
    }

    private String page(Actor reader, CaseFile file) {
        var page = visits.open(reader, "/cases/" + file.number());
        assertThat(page).hasStatusOk();
        return text(page);
    }
}
