package se.samverka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.browser.Answers.inDays;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class WholeCaseTests {

    private static final Map<String, Object> FOLLOW_UP = Map.of(
            "uppfoljningsdatum",
            inDays(0),
            "malstatus",
            List.of(Map.of("mal", "Jag vill komma i tid", "ungdomen", 8, "parterna", 7)),
            "handelser",
            List.of("framsteg"),
            "oroVidUppfoljning",
            "nej",
            "samtyckeKvarstar",
            "ja",
            "uppfoljningsbeslut",
            "avsluta");
    private static final Map<String, Object> CLOSURE = Map.of(
            "avslutsorsak", "MAL_UPPNATT",
            "sammanfattning", "Morgnarna fungerar och kvällarna är lugnare.",
            "nojdUngdom", "4");

    @Autowired
    private RuntimeService engine;

    @Autowired
    private ManagementService jobs;

    @Test
    void a_case_is_carried_from_first_worry_to_closure(People people) {
        var answers = Answers.about("Alva Testberg", "20120413-2391");
        var school = people.person("skola.hisingen");
        school.picture("start-school");
        var number = school.startsCase(answers.referral());
        school.picture("case-started");

        var coordinator = people.person("koordinator.hisingen");
        assess(coordinator, number, answers);
        coordinator.does("Informera och begär samtycke", number, answers.to("BegarSamtycke"));
        for (int signatory = 0; signatory < 3; signatory++) {
            coordinator.does("Registrera svar om samtycke", number, answers.to("RegistreraSvar"));
        }
        coordinator.does("Kartläggande samtal", number, answers.to("KartlaggandeSamtal"));

        school.does("Beskriv skolsituationen", number, answers.to("KartlaggSkola"));
        people.person("social.hisingen").does("Beskriv pågående insatser", number, answers.to("KartlaggSocialtjanst"));
        people.person("polis.hisingen").does("Beskriv polisens iakttagelser", number, answers.to("KartlaggPolis"));
        var leisure = people.person("fritid.hisingen");
        leisure.does("Beskriv fritiden", number, answers.to("KartlaggFritid"));
        assertThat(disclosed(school.opensCase(number))).isVisible();

        coordinator.does("Håll nätverksmöte", number, answers.to("HallNatverksmote"));
        coordinator.does("Skriv åtagandeplan", number, answers.to("SkrivAtagandeplan"));
        school.does("Genomför och rapportera åtagande", number, done("Morgonsamtal med mentor"));
        leisure.does("Genomför och rapportera åtagande", number, done("Plats i ledarutbildningen"));
        coordinator.opensCase(number).picture("case-plan");

        sixWeeksPass(number);
        coordinator.does("Följ upp planen", number, FOLLOW_UP);
        coordinator.does("Avsluta ärendet", number, CLOSURE);

        coordinator.opensCase(number).picture("case-closed");
        assertThat(coordinator.page().locator(".badge").first()).hasText("Avslutat");
        assertThat(disclosed(school.opensCase(number))).isHidden();
        school.picture("case-closed-school");
        assertThat(people.complaints()).isEmpty();
    }

    /** The first task: found in Tasklist's own list, under a filter. */
    private static void assess(Someone coordinator, String number, Answers answers) {
        coordinator.picture("start-coordinator").link("Uppgiftslistan").click();
        var page = coordinator.page();
        page.locator(".task-filters").getByText("Enhetens otagna").click();
        var card = page.locator(".tasks-list li.task")
                .filter(new Locator.FilterOptions().setHasText(number))
                .filter(new Locator.FilterOptions().setHasText("Bedöm aktualisering"));
        card.getByText("Bedöm aktualisering").click();

        var form = coordinator.taskForm();
        coordinator.picture("tasklist-open");
        coordinator.takesTask();
        form.fill(answers.to("BedomAktualisering"));
        coordinator.picture("tasklist-filled");
        form.send();
        coordinator.seesSent("Bedöm aktualisering");
        coordinator.picture("tasklist-sent");
    }

    private static Locator disclosed(Someone school) {
        return school.page().getByText("Ledarutbildningen startar i januari.");
    }

    private static Map<String, Object> done(String what) {
        return Map.of(
                "atagande", what, "utfall", "klart", "klartDatum", inDays(0), "rapport", "Det blev gjort som vi sa.");
    }

    private void sixWeeksPass(String number) {
        var running = engine.createProcessInstanceQuery()
                .processDefinitionKey("sspf-arende")
                .variableValueEquals("arendenummer", number)
                .singleResult();
        var due = jobs.createJobQuery()
                .processInstanceId(running.getId())
                .activityId("Timer_NastaUppfoljning")
                .singleResult();
        jobs.executeJob(due.getId());
    }
}
