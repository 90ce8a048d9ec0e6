package se.samverka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.caserecord.Records.LEISURE;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.workflow.SharedWork;

/** The list of cases and the overview of work that several do, at a desk and at a phone. */
@BrowserTest
class ListPageTests {

    private final SharedWork work;

    @Autowired
    ListPageTests(ApplicationContext application) {
        work = SharedWork.in(application);
    }

    @Test
    void the_list_is_narrowed_and_paged(People people) {
        var parent = rollOut();
        for (var someone :
                new Someone[] {people.person("koordinator.hisingen"), people.atPhone("koordinator.hisingen")}) {
            var where = someone == people.person("koordinator.hisingen") ? "" : "phone-";
            someone.goesTo("/").link("Ärenden").click();
            assertThat(someone.heading("Ärenden")).isVisible();
            someone.picture(where + "cases");
            fits(someone.page());

            someone.page().getByLabel("Process").selectOption("sspf-arende");
            someone.button("Visa").click();
            assertThat(someone.page().getByLabel("Står vid")).isVisible();
            someone.picture(where + "cases-process");

            someone.page().getByLabel("Bara med något försenat").check();
            someone.page().getByLabel("Område").selectOption("sydvast");
            someone.button("Visa").click();
            assertThat(someone.page().getByText("Inget ärende stämmer")).isVisible();
            someone.picture(where + "cases-empty");
            fits(someone.page());
        }
        assertThat(parent.number()).isNotEmpty();
    }

    @Test
    void the_overview_shows_who_is_late(People people) {
        var parent = rollOut();
        for (var someone :
                new Someone[] {people.person("koordinator.hisingen"), people.atPhone("koordinator.hisingen")}) {
            var where = someone == people.person("koordinator.hisingen") ? "" : "phone-";
            someone.opensCase(parent.number()).picture(where + "overview-case");
            someone.link("Översikt: vem har kommit hur långt").click();
            assertThat(someone.page().getByText("12 av 16 startade")).isVisible();
            someone.picture(where + "overview");
            fits(someone.page());

            someone.link("Bara försenade").click();
            assertThat(someone.heading("3 försenade")).isVisible();
            someone.picture(where + "overview-late");
            assertThat(someone.page().getByRole(AriaRole.IMG).first()).isVisible();
        }
        var empty = people.person("koordinator.hisingen");
        empty.goesTo("/cases/" + work.parent(Regime.DELTAGARE).number() + "/overview")
                .picture("overview-empty");
        fits(empty.page());
    }

    @Test
    void the_overview_looks_again_while_work_is_being_started(People people) {
        var parent = work.parent(Regime.DELTAGARE);
        var children = work.linked(parent.id(), Regime.DELTAGARE, "fritid-hisingen", "Kultur", "Idrott");
        var someone = people.person("koordinator.hisingen").goesTo("/cases/" + parent.number() + "/overview");
        assertThat(someone.page().getByText("0 av 2 startade")).isVisible();

        work.begin(children.get(0));

        assertThat(someone.page().getByText("1 av 2 startade")).isVisible();
    }

    private CaseFile rollOut() {
        var parent = work.parent(Regime.DELTAGARE);
        var children = work.linked(parent.id(), Regime.DELTAGARE, "fritid-hisingen", 16);
        children.subList(0, 12).forEach(work::begin);
        children.subList(0, 6).forEach(child -> work.does(LEISURE, child, "Kvittera"));
        children.subList(0, 4).forEach(child -> work.does(LEISURE, child, "Svara"));
        children.subList(8, 11).forEach(child -> work.late(child, "Kvittera", 5));
        return parent;
    }

    private static void fits(Page page) {
        assertThat(Accessibility.problems(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling on " + page.url())
                .isEqualTo(0);
    }
}
