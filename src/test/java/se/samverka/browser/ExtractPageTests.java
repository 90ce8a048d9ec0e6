package se.samverka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;

/** One person masks, another reviews and releases. */
@BrowserTest
class ExtractPageTests {

    @Autowired
    private TestActors actors;

    @Autowired
    private Cases cases;

    @Autowired
    private Sections sections;

    @Test
    void from_the_case_to_the_released_extract(People people) {
        var records = new Records(actors, cases, sections);
        var file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
        records.write(
                Records.TEACHER, file.id(), "skola-narvaro", null, Records.text("anteckning", "Kalle följer med hit."));

        var maker = people.person("skola.hisingen").opensCase(file.number());
        maker.link("Registerutdrag").click();
        maker.page().getByLabel("den unga").check();
        maker.page().getByLabel("Jag har kontrollerat").check();
        maker.picture("extract-begin");
        fits(maker.page());
        maker.button("Börja").click();

        var everywhere = maker.page().locator("section[aria-labelledby=everywhere]");
        everywhere.locator("textarea").fill("Pelle");
        everywhere.locator("select").selectOption("TREDJE_MAN");
        everywhere.locator("button").click();
        assertThat(maker.page().getByRole(AriaRole.ALERT)).containsText("Rad 1 finns inte i texten");
        maker.picture("extract-mistake");
        everywhere.locator("textarea").fill("Kalle");
        everywhere.locator("button").click();
        assertThat(maker.page().getByText("Visa igen")).isVisible();
        maker.picture("extract-draft");
        fits(maker.page());
        maker.link("Se utdraget som familjen läser det").click();
        assertThat(maker.page().getByText("[maskat: uppgift om annan person] följer med hit."))
                .isVisible();
        maker.picture("extract-preview");
        maker.page().goBack();
        maker.button("Lämna till granskning").click();
        var address = maker.page().url().replaceFirst("^https?://[^/]+", "");

        var reviewer = people.atPhone("rektor.hisingen").goesTo(address).picture("phone-extract-review");
        fits(reviewer.page());
        reviewer.button("Lämna ut").click();
        assertThat(reviewer.link("Registerutdrag att skriva ut (PDF)")).isVisible();
        reviewer.picture("phone-extract-released");
        fits(reviewer.page());
    }

    private static void fits(Page page) {
        Assertions.assertThat(Accessibility.problems(page)).isEmpty();
        Assertions.assertThat(
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling on " + page.url())
                .isEqualTo(0);
    }
}
