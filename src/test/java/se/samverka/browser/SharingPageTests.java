package se.samverka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.secrecy.Jurist;
import se.samverka.secrecy.LegalBases;

/** A lawyer approves a ground, a unit decides on it, another unit reads why it sees what it sees. */
@BrowserTest
class SharingPageTests {

    private static final String GROUND = "LB-170-7";

    @Autowired
    private TestActors actors;

    @Autowired
    private Cases cases;

    @Autowired
    private Sections sections;

    @Autowired
    private LegalBases bases;

    @AfterEach
    void the_register_is_as_it_was() {
        new Jurist(actors, bases).withdraw(GROUND);
    }

    @Test
    void from_the_register_to_the_reader(People people) {
        var jurist = people.person("jurist").goesTo("/legal-bases").picture("legal-bases");
        fits(jurist.page());
        approve(people);
        var records = new Records(actors, cases, sections);
        var file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola", "polis");
        records.write(Records.TEACHER, file.id(), "skola-narvaro", "narvaro");

        var teacher = people.person("skola.hisingen").opensCase(file.number());
        teacher.picture("sharing-owner");
        fits(teacher.page());
        teacher.link("Föreslå delning").click();
        propose(teacher);
        decide(people, teacher);

        var officer = people.atPhone("polis.hisingen").opensCase(file.number());
        officer.page().getByText("Varför ser jag det här?").click();
        assertThat(officer.page().getByText("Bertil Karlberg")).isVisible();
        officer.picture("phone-why");
        fits(officer.page());

        teacher.opensCase(file.number()).picture("sharing-shared");
        fits(teacher.page());
        teacher.button("Återkalla delningen").click();
        assertThat(teacher.page().getByText("Delningen är återkallad.")).isVisible();
        officer.opensCase(file.number());
        assertThat(officer.page().getByText("Varför ser jag det här?")).hasCount(0);
    }

    private static void approve(People people) {
        var jurist = people.atPhone("jurist").goesTo("/legal-bases").picture("phone-legal-bases");
        fits(jurist.page());
        jurist.link("Lag 2025:170 7 §").click();
        var page = jurist.page();
        page.getByLabel("Lagens ordalydelse").fill("Lagens ord, påhittade för provet");
        page.getByLabel("Gäller från").fill("2025-04-01");
        page.getByLabel("Anteckning").fill("x");
        jurist.button("Godkänn grunden").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Texten är för kort");
        jurist.picture("phone-legal-basis-mistake");
        fits(page);
        page.getByLabel("Anteckning").fill("Godkänd i prov");
        jurist.button("Godkänn grunden").click();
        assertThat(page.getByText("Ändringen är sparad.")).isVisible();
        jurist.picture("phone-legal-basis");
        people.person("jurist").goesTo("/legal-bases/" + GROUND).picture("legal-basis");
    }

    private static void propose(Someone teacher) {
        var page = teacher.page();
        page.locator("#recipient").selectOption(new SelectOption().setLabel("Lokalpolisen Hisingen"));
        page.locator("#ground").selectOption(GROUND);
        page.locator("#purpose").fill("Hitta den unga i kväll");
        teacher.picture("sharing-proposal");
        fits(page);
        teacher.button("Föreslå delning").click();
        assertThat(page.getByText("Väntar på beslut")).isVisible();
    }

    private static void decide(People people, Someone teacher) {
        people.atPhone("skola.hisingen")
                .goesTo(teacher.page().url().replaceAll("^https?://[^/]+", ""))
                .picture("phone-decision");
        fits(people.atPhone("skola.hisingen").page());
        var page = teacher.page();
        page.getByRole(AriaRole.CHECKBOX).all().forEach(box -> box.check());
        page.locator("#reason").fill("Polisen behöver veta det i kväll för att hitta den unga.");
        page.locator("#lastDay")
                .fill(LocalDate.now(ZoneId.of("Europe/Stockholm")).plusDays(14).toString());
        teacher.picture("sharing-decision");
        teacher.button("Besluta att dela").click();
        assertThat(page.getByText("Väntar på beslut")).hasCount(0);
    }

    private static void fits(Page page) {
        assertThat(Accessibility.problems(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling on " + page.url())
                .isEqualTo(0);
    }
}
