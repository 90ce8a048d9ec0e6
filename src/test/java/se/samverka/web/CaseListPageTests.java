package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.web.Visits.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.caserecord.LinkedCases;
import se.samverka.caserecord.Protecting;
import se.samverka.caserecord.Protection;
import se.samverka.database.TestDatabase;
import se.samverka.forms.Submissions;
import se.samverka.identity.Actor;

/** The list of cases, as the people of units that exist only in one test each. */
@SamverkaTest
class CaseListPageTests {

    private static final Pattern NUMBERS = Pattern.compile("href=\"/cases/([A-Z]+-\\d+-\\d+)\"");

    private final MockMvcTester browser;
    private final Visits visits;
    private final TestActors actors;
    private final Cases cases;
    private final JdbcClient jdbc;
    private final Submissions submissions;
    private final LinkedCases linked;
    private final JdbcClient administrator = JdbcClient.create(TestDatabase.asAdministrator());

    @Autowired
    CaseListPageTests(
            MockMvcTester browser,
            TestActors actors,
            Cases cases,
            JdbcClient jdbc,
            Submissions submissions,
            LinkedCases linked) {
        this.browser = browser;
        this.visits = new Visits(browser);
        this.actors = actors;
        this.cases = cases;
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.linked = linked;
    }

    private static Actor somebody() {
        var unit = "t-" + UUID.randomUUID().toString().substring(0, 8);
        return TestActors.person(unit + ".person", unit);
    }

    private static String unit(Actor person) {
        return person.units().iterator().next();
    }

    private CaseFile open(Actor by, String process, String area, Regime regime, @Nullable String title) {
        var with = new NewCase(process, "PROV", regime, "gallras", area, Map.of("koordinator", unit(by)));
        var file = actors.as(by, () -> cases.open(with));
        if (title != null) {
            actors.asSystem(file.id(), () -> {
                cases.rename(file.id(), title);
                return true;
            });
        }
        return file;
    }

    private CaseFile open(Actor by) {
        return open(by, "prov", "hisingen", Regime.DELTAGARE, null);
    }

    private List<String> listed(Actor by, String query) {
        var page = visits.open(by, "/cases" + query);
        assertThat(page).hasStatusOk();
        return NUMBERS.matcher(text(page))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void what_belongs_to_a_case_of_mine_is_found_there_and_listed_when_asked_for() {
        var leader = somebody();
        var parent = open(leader, "exempel-utrullning", "hisingen", Regime.DELTAGARE, "Hela arbetet");
        var other = somebody();
        var child = linked.open(
                parent.id(),
                "en",
                "En av många",
                new NewCase(
                        "exempel-organisation",
                        "PROV",
                        Regime.DELTAGARE,
                        "gallras",
                        "staden",
                        Map.of("koordinator", unit(leader), "skola", unit(other))));

        assertThat(listed(leader, "")).containsExactly(parent.number());
        assertThat(listed(leader, "?linked=true")).containsExactlyInAnyOrder(parent.number(), child.number());
        assertThat(listed(leader, "?process=exempel-organisation")).containsExactly(child.number());
        assertThat(listed(other, "")).containsExactly(child.number());
        assertThat(text(visits.open(other, "/cases"))).contains("Hela staden");
    }

    @Test
    void my_cases_are_listed_the_latest_first_with_title_number_process_and_area() {
        var me = somebody();
        var first = open(me);
        var second = open(me, "prov", "nordost", Regime.DELTAGARE, "Höstmarknaden 3 oktober 2026");

        assertThat(listed(me, "")).containsExactly(second.number(), first.number());
        assertThat(listed(me, "?sort=OLDEST")).containsExactly(first.number(), second.number());
        assertThat(listed(me, "?sort=TITLE")).containsExactly(second.number(), first.number());
        assertThat(text(visits.open(me, "/cases")))
                .contains("Höstmarknaden 3 oktober 2026", second.number(), "Nordost", "Hisingen", "2 ärenden");
    }

    @Test
    void others_cases_leave_no_mark_on_my_list() {
        var me = somebody();
        open(me);
        var before = withoutTokens(text(visits.open(me, "/cases?state=any")));

        var other = somebody();
        open(other);
        open(other, "prov", "hisingen", Regime.SEKRETESS, null);

        assertThat(withoutTokens(text(visits.open(me, "/cases?state=any")))).isEqualTo(before);
        assertThat(listed(somebody(), "?state=any")).isEmpty();
        assertThat(text(visits.open(somebody(), "/cases"))).contains("Inga ärenden", "Inget ärende stämmer");
    }

    @Test
    void whoever_is_not_signed_in_is_sent_to_sign_in() {
        for (var address : List.of("/cases", "/cases/arenden.csv")) {
            assertThat(browser.get().uri(address).accept(MediaType.TEXT_HTML).exchange())
                    .hasStatus(302)
                    .redirectedUrl()
                    .endsWith("/login");
        }
    }

    @Test
    void what_all_staff_may_read_is_listed_when_asked_for() {
        var me = somebody();
        var open = open(somebody(), "prov", "hisingen", Regime.OPPEN, null);

        assertThat(listed(me, "?process=prov")).isEmpty();
        assertThat(listed(me, "?process=prov&all=true")).contains(open.number());
        var formerColleague = Actor.person("t.slutat", Set.of(), Set.of());
        assertThat(listed(formerColleague, "?process=prov&all=true")).isEmpty();
    }

    @Test
    void process_state_and_area_narrow_the_list() {
        var me = somebody();
        var one = open(me, "prov", "hisingen", Regime.DELTAGARE, null);
        var two = open(me, "prov-annan", "nordost", Regime.DELTAGARE, null);
        actors.asSystem(one.id(), () -> {
            cases.close(one.id(), "klart");
            return true;
        });

        assertThat(listed(me, "")).containsExactly(two.number());
        assertThat(listed(me, "?state=CLOSED")).containsExactly(one.number());
        assertThat(listed(me, "?state=any")).containsExactly(two.number(), one.number());
        assertThat(listed(me, "?state=any&process=prov")).containsExactly(one.number());
        assertThat(listed(me, "?state=any&area=nordost")).containsExactly(two.number());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?state=hemlig&sort=bakvänt&page=-1",
                "?page=99999999999",
                "?process=%27;drop+table&area=%3Cb%3E&step=Task_X",
                "?process=finns-inte&step=finns-inte"
            })
    void what_makes_no_sense_in_the_address_does_no_harm_and_is_not_repeated(String query) {
        var page = visits.open(somebody(), "/cases" + query);
        assertThat(page).hasStatusOk();
        assertThat(text(page).replaceAll("(?s).*<main|</main>.*", ""))
                .doesNotContain("drop table", "<b>", "hemlig", "bakv", "finns-inte");
    }

    @Test
    void a_step_and_something_overdue_narrow_the_list_and_the_most_urgent_comes_first() {
        var chief = TestActors.person("t.chef", "chef-hisingen");
        var late = question(chief);
        var soon = question(chief);
        due(late, "now() - interval '3 days'");
        due(soon, "now() + interval '2 days'");

        var page = text(visits.open(chief, "/cases?process=exempel-fraga"));
        assertThat(page).contains("Svara på frågan", "3 dagar försenad", "Exempel: en fråga");

        assertThat(listed(chief, "?process=exempel-fraga&overdue=true"))
                .contains(late)
                .doesNotContain(soon);
        assertThat(listed(chief, "?process=exempel-fraga&step=Task_SvaraPaFragan"))
                .contains(late, soon);
        assertThat(listed(chief, "?process=exempel-fraga&step=Task_NagotAnnat")).isEmpty();
        assertThat(listed(chief, "?process=exempel-fraga&sort=DUE")).containsSubsequence(late, soon);
        assertThat(page).contains("<option lang=\"sv\" value=\"Task_SvaraPaFragan\"");
    }

    private String question(Actor chief) {
        return actors.as(
                chief,
                () -> submissions.open("exempel-fraga", JsonNodeFactory.instance.objectNode(), Optional.empty()));
    }

    private void due(String number, String when) {
        administrator
                .sql("update engine.act_ru_task t set due_date_ = " + when
                        + " from engine.act_ru_execution i, casework.case c"
                        + " where i.id_ = t.proc_inst_id_ and i.business_key_ = c.id::text and c.number = ?")
                .param(number)
                .update();
    }

    @Test
    void more_than_a_page_is_paged_and_more_than_can_be_paged_is_said() {
        var me = somebody();
        var original = open(me);
        copies(original, 119);

        var all = new ArrayList<String>();
        for (int page = 1; page <= 3; page++) {
            all.addAll(listed(me, "?page=" + page));
        }
        assertThat(all).hasSize(120).doesNotHaveDuplicates();
        assertThat(listed(me, "?sort=TITLE")).isSortedAccordingTo(Comparator.naturalOrder());
        var second = text(visits.open(me, "/cases?page=2&area=hisingen"));
        assertThat(second).contains("51–100", "120 ärenden", "page=1", "page=3", "area=hisingen");
        assertThat(text(visits.open(me, "/cases?page=3"))).contains("101–120").doesNotContain("page=4");

        copies(original, 1_100);
        var many = text(visits.open(me, "/cases"));
        assertThat(many).contains("Fler än 1\u00a0000 ärenden");
        assertThat(text(visits.open(me, "/cases?page=20"))).contains("951–1").doesNotContain("page=21");
        assertThat(csv(me, "?state=any").lines()).hasSize(1 + 1_101);
    }

    private void copies(CaseFile original, int upTo) {
        administrator
                .sql(
                        """
                        with copy as (
                            insert into casework.case (id, number, process, regime, retention_class, area)
                            select md5(:id || i)::uuid, 'KOPIA-2026-' || lpad((nextval('casework.case_number'))::text, 7, '0'),
                                   process, regime, retention_class, area
                            from casework.case, generate_series(1, :n) i where id = :id::uuid
                              and not exists (select from casework.case c where c.id = md5(:id || i)::uuid)
                            returning id)
                        insert into casework.participant (case_id, actor, unit, since)
                        select copy.id, p.actor, p.unit, p.since + random() * interval '1 hour'
                        from copy, casework.participant p where p.case_id = :id::uuid""")
                .param("id", original.id().toString())
                .param("n", upTo)
                .update();
    }

    @Test
    void a_unit_that_takes_part_twice_has_the_case_once() {
        var me = somebody();
        var file = open(me);
        administrator
                .sql("insert into casework.participant (case_id, actor, unit) values (?, 'polis', ?)")
                .params(file.id().value(), unit(me))
                .update();

        assertThat(listed(me, "")).containsExactly(file.number());
        assertThat(text(visits.open(me, "/cases"))).contains("Ett ärende");
    }

    @Test
    void a_case_about_somebody_protected_is_listed_for_the_cleared_only_and_without_a_name() {
        var me = somebody();
        var file = open(me, "prov", "hisingen", Regime.SEKRETESS, null);
        new Protecting(actors, jdbc).record(file.id(), Protection.SEKRETESSMARKERING);

        assertThat(listed(me, "?state=any")).isEmpty();
        assertThat(csv(me, "?state=any")).doesNotContain(file.number());
        assertThat(listed(Protecting.cleared(me), "?state=any")).containsExactly(file.number());
    }

    @Test
    void each_case_on_the_page_is_in_the_trail_and_a_file_is_an_export() {
        var me = somebody();
        var file = open(me);
        listed(me, "");
        assertThat(trail(me)).containsExactly("LIST cases:list " + file.id());

        csv(me, "");
        assertThat(trail(me))
                .contains("EXPORT cases:list null")
                .filteredOn(event -> event.startsWith("LIST"))
                .hasSize(2);
    }

    private List<String> trail(Actor of) {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select action || ' ' || resource || ' ' || coalesce(case_id::text, 'null') from audit.event"
                        + " where actor = ? and resource = 'cases:list' order by id")
                .param(of.id())
                .query(String.class)
                .list();
    }

    @Test
    void the_file_has_the_rows_of_the_list_and_no_formulas() {
        var me = somebody();
        var file = open(me, "prov", "hisingen", Regime.DELTAGARE, "=HYPERLINK(\"http://x\")");
        var other = open(me, "prov", "nordost", Regime.DELTAGARE, null);

        var answer = visits.open(me, "/cases/arenden.csv?area=hisingen");
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Content-Disposition")).contains("attachment", "arenden.csv");
        assertThat(answer.getResponse().getContentType()).startsWith("text/csv");
        assertThat(text(answer).lines())
                .containsExactly(
                        "\uFEFFÄrende;Rubrik;Process;Område;Läge;Öppnat;Avslutat;Står vid;Senast;Försenat",
                        file.number() + ";\"'=HYPERLINK(\"\"http://x\"\")\";prov;Hisingen;Pågår;" + today()
                                + ";;;;nej");
        assertThat(text(answer)).doesNotContain(other.number());
    }

    private static String today() {
        return java.time.LocalDate.now(Dates.CITY_TIME).toString();
    }

    private String csv(Actor by, String query) {
        return text(visits.open(by, "/cases/arenden.csv" + query));
    }

    private static String withoutTokens(String page) {
        return page.replaceAll("(name=\"_csrf\" (?:content|value)=\")[^\"]*", "$1");
    }
}
