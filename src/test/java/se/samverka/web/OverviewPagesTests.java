package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.TestActors.signedIn;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.LEISURE;
import static se.samverka.caserecord.Records.TEACHER;
import static se.samverka.web.Visits.text;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import se.samverka.PdfFiles;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.database.TestDatabase;
import se.samverka.workflow.SharedWork;

@SamverkaTest
class OverviewPagesTests {

    private final MockMvcTester browser;
    private final Visits visits;
    private final TestActors actors;
    private final SharedWork work;

    @Autowired
    OverviewPagesTests(MockMvcTester browser, TestActors actors, ApplicationContext application) {
        this.browser = browser;
        this.visits = new Visits(browser);
        this.actors = actors;
        this.work = SharedWork.in(application);
    }

    private static String overview(CaseFile file) {
        return "/cases/" + file.number() + "/overview";
    }

    /** Four linked cases: one done, one late, one under way and one that has not begun. */
    private CaseFile rollOut() {
        var parent = work.parent(Regime.DELTAGARE);
        var children =
                work.linked(parent.id(), Regime.DELTAGARE, "fritid-hisingen", "=Kultur", "Idrott", "Grönt", "Vatten");
        children.subList(0, 3).forEach(work::begin);
        work.does(LEISURE, children.get(0), "Kvittera");
        work.does(LEISURE, children.get(0), "Svara");
        work.does(LEISURE, children.get(1), "Kvittera");
        work.late(children.get(2), "Kvittera", 5);
        return parent;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/oversikt.csv", "/oversikt.pdf"})
    void a_case_one_takes_no_part_in_answers_as_one_that_does_not_exist(String file) {
        var parent = rollOut();
        var foreign = visits.open(LEISURE, overview(parent) + file);
        var unknown = visits.open(LEISURE, "/cases/PROV-1999-99999/overview" + file);

        assertThat(foreign).hasStatus(404);
        assertThat(unknown).hasStatus(404);
        assertThat(withoutTokens(text(foreign))).isEqualTo(withoutTokens(text(unknown)));
    }

    @Test
    void each_row_says_in_words_how_far_it_has_come_and_leads_to_its_case() {
        var parent = rollOut();
        var page = words(text(visits.open(COORDINATOR, overview(parent))));

        assertThat(page)
                .contains(
                        "Kvittera",
                        "Svara",
                        "Kultur",
                        "Fritid och förening Hisingen",
                        "5 dagar försenad",
                        "väntar",
                        "inte startad än")
                .containsPattern("klar \\d+ \\w+")
                .containsPattern("pågår till \\d+ \\w+")
                .contains("3 av 4 startade")
                .doesNotContain("Påminn");
        assertThat(text(visits.open(COORDINATOR, overview(parent))))
                .contains("aria-label=\"2 av 4 klara, 1 försenade\"");
        assertThat(text(visits.open(COORDINATOR, "/cases/" + parent.number()))).contains(overview(parent));
    }

    @Test
    void only_the_late_are_shown_when_asked_for() {
        var parent = rollOut();
        var late = words(text(visits.open(COORDINATOR, overview(parent) + "?late=true")));
        assertThat(late).contains("Grönt", "En försenad").doesNotContain("Idrott", "Vatten");
        var nobody = work.parent(Regime.DELTAGARE);
        work.linked(nobody.id(), Regime.DELTAGARE, "fritid-hisingen", "Kultur");
        assertThat(text(visits.open(COORDINATOR, overview(nobody) + "?late=true")))
                .contains("Ingen är försenad.");
    }

    @Test
    void while_work_is_being_started_the_page_looks_again_and_can_be_looked_at_again_by_hand() {
        var parent = work.parent(Regime.DELTAGARE);
        var child = work.linked(parent.id(), Regime.DELTAGARE, "fritid-hisingen", "Kultur")
                .get(0);

        assertThat(text(visits.open(COORDINATOR, overview(parent))))
                .contains("hx-trigger=\"every 5s\"", "0 av 1 startade", "class=\"refresh\"")
                .doesNotContain("http-equiv");
        var part = browser.get()
                .uri(overview(parent))
                .header("HX-Request", "true")
                .with(signedIn(COORDINATOR))
                .exchange();
        assertThat(text(part)).contains("id=\"overviews\"").doesNotContain("<html");

        work.begin(child);
        assertThat(text(visits.open(COORDINATOR, overview(parent)))).doesNotContain("every 5s", "startade");
    }

    @Test
    void a_case_without_such_work_says_so_and_its_page_does_not_lead_here() {
        var file = work.parent(Regime.DELTAGARE);
        assertThat(text(visits.open(COORDINATOR, overview(file)))).contains("så det finns ingen översikt");
        assertThat(text(visits.open(COORDINATOR, "/cases/" + file.number()))).doesNotContain("/overview");
    }

    @Test
    void under_secrecy_one_reads_what_ones_own_units_do() {
        var file = work.begun(Regime.SEKRETESS);
        var page = words(text(visits.open(TEACHER, overview(file))));
        assertThat(page)
                .contains("omfattas ärendet av sekretess", "Beskriv skolans bild", "Grundskolan Hisingen")
                .doesNotContain("polis", "Polis", "Titta på bilden");
    }

    @Test
    void many_rows_come_in_pages_and_totals_count_them_all() {
        var parent = work.parent(Regime.DELTAGARE);
        work.linked(parent.id(), Regime.DELTAGARE, "fritid-hisingen", 120);

        var first = words(text(visits.open(COORDINATOR, overview(parent))));
        assertThat(first).contains("Organisation 50", "1–50 av 120", "0 av 120").doesNotContain("Organisation 51");
        assertThat(words(text(visits.open(COORDINATOR, overview(parent) + "?page=3"))))
                .contains("Organisation 120")
                .doesNotContain("Nästa sida");
        assertThat(visits.open(COORDINATOR, overview(parent) + "?page=9999")).hasStatusOk();
        assertThat(visits.open(COORDINATOR, overview(parent) + "?page=x%27")).hasStatusOk();
        assertThat(text(visits.open(COORDINATOR, overview(parent) + "/oversikt.csv"))
                        .lines())
                .hasSize(1 + 2 * 120);
    }

    @Test
    void the_table_has_a_line_for_each_row_and_step_and_no_formulas() {
        var parent = rollOut();
        var answer = visits.open(COORDINATOR, overview(parent) + "/oversikt.csv");

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Content-Disposition")).contains("attachment", "oversikt.csv");
        var lines = text(answer).lines().toList();
        assertThat(lines.get(0)).isEqualTo("\uFEFFDel;Vem;Ärende;Enhet;Steg;Läge;Dag;Förklaring");
        assertThat(lines).hasSize(1 + 2 * 4);
        assertThat(lines.get(1))
                .startsWith("Prov: var och ens arbete;\"'=Kultur\";PROV-")
                .contains(";Kvittera;klar;" + today());
        assertThat(text(visits.open(COORDINATOR, overview(parent) + "/oversikt.csv?late=true"))
                        .lines())
                .hasSize(1 + 2)
                .anyMatch(line -> line.contains(";försenad;") && line.endsWith(";5 dagar försenad"));
    }

    @Test
    void the_paper_says_the_same_and_can_be_kept() {
        var parent = rollOut();
        var pdf = visits.open(COORDINATOR, overview(parent) + "/oversikt.pdf")
                .getResponse()
                .getContentAsByteArray();

        PdfFiles.picture(pdf, "overview");
        assertThat(PdfFiles.text(pdf))
                .contains("Prov: var och ens arbete", "Kvittera", "Grönt", "5 dagar försenad", parent.number())
                .contains("4 i allt, 3 startade, 1 försenade");
        assertThat(PdfFiles.faults(pdf)).isEmpty();
    }

    @Test
    void the_trail_has_the_case_and_each_linked_one_shown_and_files_as_exports() {
        var parent = rollOut();
        visits.open(COORDINATOR, overview(parent) + "?late=true");
        assertThat(trail(parent)).containsExactly("READ");
        assertThat(listed(parent)).isEqualTo(1);
        visits.open(COORDINATOR, overview(parent) + "/oversikt.csv");
        visits.open(COORDINATOR, overview(parent) + "/oversikt.pdf");
        assertThat(trail(parent)).containsExactly("READ", "EXPORT", "EXPORT");
    }

    private static List<String> trail(CaseFile file) {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select action from audit.event where case_id = ? and resource = 'case:overview' order by id")
                .param(file.id().value())
                .query(String.class)
                .list();
    }

    private static long listed(CaseFile parent) {
        var children = JdbcClient.create(TestDatabase.asAdministrator())
                .sql("select child from casework.case_link where parent = ?")
                .param(parent.id().value())
                .query(java.util.UUID.class)
                .list();
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select count(*) from audit.event where action = 'LIST' and resource = 'case:overview'"
                        + " and case_id = any (?)")
                .param(children.toArray(java.util.UUID[]::new))
                .query(Long.class)
                .single();
    }

    private static String today() {
        return LocalDate.now(Dates.CITY_TIME).toString();
    }

    private static String words(String page) {
        return page.replaceAll("(?s).*<main|</main>.*|<[^>]+>", " ").replaceAll("[\\s\\u00a0]+", " ");
    }

    private static String withoutTokens(String page) {
        return page.replaceAll("(name=\"_csrf\" (?:content|value)=\")[^\"]*", "$1");
    }
}
