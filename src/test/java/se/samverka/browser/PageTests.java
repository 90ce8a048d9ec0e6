package se.samverka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.TestActors;
import se.samverka.forms.Submissions;

/** What a form does when something goes wrong, and how the pages look and read. */
@BrowserTest
class PageTests {

    private static final String COORDINATOR = "koordinator.hisingen";
    private static final Answers ANSWERS = Answers.about("Wilma Demosson", "20130529-2391");

    @Autowired
    private Submissions submissions;

    @Autowired
    private TestActors actors;

    @Test
    void mistakes_stand_at_their_field_and_in_a_summary(People people) {
        var officer = people.person("polis.hisingen").goesTo("/cases/new?process=sspf-arende");
        var answers = new HashMap<>(ANSWERS.referral());
        var description = Map.of("beskrivning", answers.remove("beskrivning"));
        answers.put("personnummer", "20130529-2390");
        var form = officer.startForm().fill(answers);

        form.send();
        assertThat(officer.alert()).containsText("Rätta 1 fält:");
        assertThat(form.field("beskrivning")).containsText("Fältet måste fyllas i.");

        form.fill(description).send();
        assertThat(officer.alert()).containsText("Personnumret stämmer inte.");
        assertThat(form.field("personnummer")).containsText("Personnumret stämmer inte.");
        officer.picture("form-mistake");
        officer.alert().getByRole(AriaRole.LINK).click();
        assertThat(form.field("personnummer").locator("input")).isFocused();
    }

    @Test
    void a_draft_survives_a_reload(People people) {
        var worker = people.person("fritid.hisingen").goesTo("/cases/new?process=sspf-arende");
        var about = Map.<String, Object>of("namn", "Wilma Demosson", "orosgrund", List.of("vanner"));
        worker.startForm().fill(about);
        assertThat(worker.page().getByText("Utkast sparat")).isVisible();

        worker.page().reload();

        var form = worker.startForm();
        assertThat(worker.page().getByText("Utkastet som du sparade tidigare är ifyllt."))
                .isVisible();
        assertThat(form.field("namn").locator("input")).hasValue("Wilma Demosson");
        assertThat(form.field("orosgrund").getByLabel("Vänner")).isChecked();
    }

    @Test
    void whoever_comes_second_is_told_and_loses_nothing(People people) {
        var number = referred();
        var first = people.person(COORDINATOR);
        var second = people.atPhone(COORDINATOR);
        var early = first.opensTask(number, "Bedöm aktualisering");
        first.takesTask();
        var late = second.opensTask(number, "Bedöm aktualisering");
        second.picture("phone-task");
        late.fill(ANSWERS.to("BedomAktualisering"));
        early.fill(ANSWERS.to("BedomAktualisering")).send();
        first.seesSent("Bedöm aktualisering");

        late.send();

        assertThat(second.alert()).containsText("redan avslutad av någon annan");
        assertThat(second.alert()).containsText("sparat som utkast");
        assertThat(second.button("Kopiera texten")).isVisible();
        second.picture("phone-conflict");
    }

    @Test
    void an_ended_session_keeps_what_is_being_written(People people) {
        var coordinator = people.person(COORDINATOR);
        var form = coordinator.opensTask(referred(), "Bedöm aktualisering");
        coordinator.takesTask();
        coordinator.loseSession();

        form.fill(Map.of("motivering", "Flera ser samma sak."));
        assertThat(coordinator.page().getByText("Din session har gått ut").first())
                .isVisible();
        coordinator.picture("session-ended");

        coordinator.signsInAgain(COORDINATOR);
        // Tasklist may have noticed as well and say it above everything; one answer does for both.
        coordinator.button("Fortsätt").last().click();
        assertThat(coordinator.page().getByText("Din session har gått ut")).hasCount(0);
        assertThat(form.field("motivering").locator("textarea")).hasValue("Flera ser samma sak.");
    }

    @Test
    void pages_fit_a_phone_and_are_accessible(People people) {
        var number = referred();
        var stranger = people.stranger().goesTo("/login").picture("login");
        assertThat(Accessibility.problems(stranger.page())).isEmpty();

        var coordinator = people.atPhone(COORDINATOR).picture("phone-start");
        assertAccessibleAndNarrow(coordinator.page());
        coordinator.goesTo("/cases/new").picture("phone-new");
        assertAccessibleAndNarrow(coordinator.page());
        coordinator.goesTo("/cases/new?process=sspf-arende").startForm();
        assertAccessibleAndNarrow(coordinator.page());
        coordinator.goesTo("/search").picture("phone-search");
        assertAccessibleAndNarrow(coordinator.page());
        var reception = people.atPhone("social.nordost").goesTo("/emergency").picture("phone-emergency");
        assertAccessibleAndNarrow(reception.page());
        coordinator.opensCase(number);
        assertThat(coordinator.page().locator(".diagram svg").first()).isVisible();
        coordinator.picture("phone-case");
        assertAccessibleAndNarrow(coordinator.page());
    }

    @Test
    void tasklist_has_no_critical_barrier(People people) {
        var coordinator = people.person(COORDINATOR);
        coordinator.opensTask(referred(), "Bedöm aktualisering");
        coordinator.takesTask();
        assertThat(coordinator.button("Släpp uppgiften")).isVisible();

        assertThat(Accessibility.criticalProblems(coordinator.page())).isEmpty();
    }

    private static void assertAccessibleAndNarrow(Page page) {
        assertThat(Accessibility.problems(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling on " + page.url())
                .isEqualTo(0);
    }

    /** A case that waits for the coordinator, without anybody having clicked. */
    private String referred() {
        ObjectNode answers = new ObjectMapper().valueToTree(ANSWERS.referral());
        return actors.as(
                TestActors.person("skola.hisingen", "skola-hisingen"),
                () -> submissions.open("sspf-arende", answers, Optional.empty()));
    }
}
