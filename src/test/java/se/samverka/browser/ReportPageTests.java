package se.samverka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.identity.Actor;
import se.samverka.workflow.Processes;

/** An officer tells what happens from a phone, again and again, and a coordinator reads it. */
@BrowserTest
class ReportPageTests {

    private static final Actor CHIEF = TestActors.person("chef.hisingen", "chef-hisingen");

    @Autowired
    private TestActors actors;

    @Autowired
    private Cases cases;

    @Autowired
    private Processes processes;

    @Test
    void from_a_phone_on_the_spot(People people) {
        var number = planned();
        var officer = people.atPhone("polis.hisingen").opensCase(number);
        officer.picture("phone-report-case");
        fits(officer);
        officer.link("Skriv i dagsloggen").click();

        tells(officer, number, "trangsel", "Kö vid södra entrén");
        seesTold(officer, "Kö vid södra entrén");
        officer.picture("phone-report-sent");
        fits(officer);
        tells(officer, number, "bra", "Fin stämning på torget");
        seesTold(officer, "Fin stämning på torget");
        assertThat(officer.page().locator("article").getByText("Kö vid södra entrén"))
                .isVisible();

        tells(officer, number, "skadegorelse", "Ahmed slog sönder en stol");
        assertThat(officer.alert()).containsText("Rätta 1 fält");
        assertThat(officer.page().getByText("Ord 1 ser ut som ett personnamn").first())
                .isVisible();
        assertThat(officer.page().getByText("Det är meddelat")).hasCount(0);
        officer.picture("phone-report-refused");
        fits(officer);

        var coordinator = people.person("koordinator.hisingen").opensCase(number);
        assertThat(coordinator.page().getByText("Fin stämning på torget")).isVisible();
        coordinator.picture("report-case");
        fits(coordinator);
        coordinator.link("Skriv i dagsloggen").click();
        assertThat(coordinator.button("Meddela")).isVisible();
        coordinator.picture("report");
        fits(coordinator);
    }

    private static void tells(Someone officer, String number, String type, String what) {
        officer.form("/api/cases/" + number + "/reports/StartEvent_Dagslogg")
                .fill(Map.of("handelser", List.of(Map.of("typ", type, "handelse", what))))
                .send();
    }

    private static void seesTold(Someone officer, String what) {
        assertThat(officer.page().getByText("Det är meddelat")).isVisible();
        assertThat(officer.page().locator("article").getByText(what)).isVisible();
        assertThat(officer.button("Meddela")).isVisible();
    }

    private String planned() {
        return actors.as(CHIEF, () -> {
            var participants =
                    Map.of("chef", "chef-hisingen", "koordinator", "koordinator-hisingen", "polis", "polis-hisingen");
            var file = cases.open(new Cases.NewCase(
                    "exempel-aktivitet", "AKT", Regime.DELTAGARE, "gallras", "hisingen", participants));
            processes.start("exempel-aktivitet", file.id(), Map.of("borjar", LocalDateTime.of(2031, 4, 12, 15, 0)));
            return file.number();
        });
    }

    private static void fits(Someone someone) {
        assertThat(Accessibility.problems(someone.page())).isEmpty();
        assertThat(someone.page()
                        .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scrolling on " + someone.page().url())
                .isEqualTo(0);
    }
}
