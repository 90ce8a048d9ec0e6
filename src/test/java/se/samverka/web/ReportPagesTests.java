package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Drafts;
import se.samverka.caserecord.Protecting;
import se.samverka.caserecord.Protection;
import se.samverka.caserecord.Protections;
import se.samverka.forms.FormConflict;
import se.samverka.forms.Submissions;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.workflow.Processes;

/** The page where an event is reported, and the buttons that lead there. */
@SamverkaTest
class ReportPagesTests {

    private static final Actor CHIEF = TestActors.person("chef.hisingen", "chef-hisingen");
    private static final Actor OFFICER = TestActors.person("polis.hisingen", "polis-hisingen");
    private static final Actor COORDINATOR = TestActors.person("koordinator.hisingen", "koordinator-hisingen");
    private static final Actor ELSEWHERE = TestActors.person("polis.nordost", "polis-nordost");
    private static final String LOG = "StartEvent_Dagslogg";
    private static final String BROKEN_OFF = "StartEvent_Avbruten";

    private final Visits visits;
    private final TestActors actors;
    private final CurrentActor current;
    private final Cases cases;
    private final Processes processes;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Protections protections;
    private final Protecting protecting;
    private String number = "";
    private CaseId id = new CaseId(new UUID(0, 0));

    @Autowired
    ReportPagesTests(
            MockMvcTester browser,
            TestActors actors,
            CurrentActor current,
            Cases cases,
            Processes processes,
            Submissions submissions,
            Drafts drafts,
            Protections protections,
            JdbcClient jdbc) {
        this.visits = new Visits(browser);
        this.actors = actors;
        this.current = current;
        this.cases = cases;
        this.processes = processes;
        this.submissions = submissions;
        this.drafts = drafts;
        this.protections = protections;
        this.protecting = new Protecting(actors, jdbc);
    }

    @BeforeEach
    void an_activity_is_planned() {
        var file = actors.as(CHIEF, () -> {
            var participants =
                    Map.of("chef", "chef-hisingen", "koordinator", "koordinator-hisingen", "polis", "polis-hisingen");
            var opened = cases.open(new Cases.NewCase(
                    "exempel-aktivitet", "AKT", Regime.DELTAGARE, "gallras", "hisingen", participants));
            processes.start("exempel-aktivitet", opened.id(), Map.of("borjar", LocalDateTime.of(2031, 4, 12, 15, 0)));
            return opened;
        });
        id = file.id();
        number = file.number();
    }

    @Test
    void the_case_page_leads_each_to_what_is_theirs_to_report() {
        assertThat(page(OFFICER, "")).contains("Meddela", "Skriv i dagsloggen", "Aktiviteten avbröts");
        assertThat(page(COORDINATOR, "")).contains("Skriv i dagsloggen").doesNotContain("/report/" + BROKEN_OFF);
        assertThat(page(CHIEF, "")).doesNotContain("/report/");
    }

    @Test
    void the_page_has_the_form_and_below_it_what_has_been_told() {
        assertThat(page(OFFICER, "/report/" + LOG))
                .contains("Skriv i dagsloggen", "data-report-element=\"" + LOG + "\"", "Inget har meddelats")
                .doesNotContain("Det är meddelat");

        tells("trangsel", "Kö vid grinden");
        tells("bra", "Lugnt igen");

        assertThat(page(COORDINATOR, "/report/" + LOG))
                .contains("Kö vid grinden", "Lugnt igen", "Lokalpolisen Hisingen");
        assertThat(page(OFFICER, "/report/" + LOG + "?sent=")).contains("Det är meddelat");
    }

    @Test
    void somebody_elses_event_is_not_there() {
        assertThat(visits.open(COORDINATOR, address("/report/" + BROKEN_OFF))).hasStatus(404);
        assertThat(visits.open(CHIEF, address("/report/" + LOG))).hasStatus(404);
        assertThat(visits.open(ELSEWHERE, address("/report/" + LOG))).hasStatus(404);
        assertThat(visits.open(OFFICER, address("/report/Task_Forbered"))).hasStatus(404);
        assertThat(visits.open(OFFICER, address("/report/" + LOG).replace(number, "AKT-1999-9")))
                .hasStatus(404);
    }

    @Test
    void whoever_has_told_the_last_thing_comes_back_to_the_case() {
        sends(OFFICER, BROKEN_OFF, JsonNodeFactory.instance.objectNode().put("orsak", "vader"));

        assertThat(visits.open(OFFICER, address("/report/" + BROKEN_OFF + "?sent=")))
                .hasStatus(302)
                .hasRedirectedUrl("/cases/" + number + "?reported");
        assertThat(page(OFFICER, "?reported=")).contains("Det är meddelat");
        assertThat(visits.open(OFFICER, address("/report/" + BROKEN_OFF))).hasStatus(404);
    }

    @Test
    void where_somebody_is_protected_only_cleared_people_tell_and_after_saying_why() {
        var typed = JsonNodeFactory.instance.objectNode().put("orsak", "vader");
        var draft = "report:" + id + ":" + BROKEN_OFF;
        actors.as(OFFICER, () -> drafts.save(draft, typed));
        protecting.record(id, Protection.SKYDDAD_FOLKBOKFORING);
        var cleared = Protecting.cleared(OFFICER);
        var form = "/api" + address("/reports/" + BROKEN_OFF);

        assertThat(visits.open(OFFICER, address("/report/" + BROKEN_OFF))).hasStatus(404);
        assertThat(visits.open(OFFICER, form)).hasStatus(404);
        assertThat(actors.as(OFFICER, () -> drafts.find(draft))).isEmpty();
        assertThat(visits.open(cleared, form)).hasStatus(409);
        assertThatThrownBy(() -> sends(cleared, BROKEN_OFF, typed)).isInstanceOf(FormConflict.class);

        actors.as(cleared, () -> protections.open(id, Optional.of(Protections.Purpose.UPPGIFT)));
        assertThat(visits.open(cleared, form)).hasStatusOk();
        sends(cleared, BROKEN_OFF, typed);
        assertThat(visits.open(cleared, form)).hasStatus(409);
    }

    private void tells(String type, String what) {
        var data = JsonNodeFactory.instance.objectNode();
        data.putArray("handelser").addObject().put("typ", type).put("handelse", what);
        sends(OFFICER, LOG, data);
    }

    /** In the transactions that it makes itself. */
    private void sends(Actor as, String event, ObjectNode data) {
        current.as(as, () -> {
            submissions.report(number, event, data, Optional.empty());
            return number;
        });
    }

    private String page(Actor as, String below) {
        var answer = visits.open(as, address(below));
        assertThat(answer).hasStatusOk();
        return Visits.text(answer);
    }

    private String address(String below) {
        return "/cases/" + number + below;
    }
}
