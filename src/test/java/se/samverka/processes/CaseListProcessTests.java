package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.processes.SspfAnswers.referral;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;
import se.samverka.access.Visitor;

/** The list says no more about where a case stands than its page does, neither in words nor by what a filter finds. */
@SamverkaTest
class CaseListProcessTests {

    private final Story story;
    private final int port;

    @Autowired
    CaseListProcessTests(ProcessEngine engine, @LocalServerPort int port) {
        this.story = new Story(engine, port);
        this.port = port;
    }

    @Test
    void a_place_that_few_may_know_of_is_on_their_lists_only() {
        var number = story.starts("skola.hisingen", "sspf-arende", referral("ja"))
                .sees("koordinator.hisingen", "Mottagningen tar emot")
                .doesNotSee("skola.hisingen", "Mottagningen tar emot")
                .number();

        assertThat(row("koordinator.hisingen", number, "")).contains("Mottagningen tar emot", "Bedöm aktualisering");
        assertThat(row("skola.hisingen", number, ""))
                .contains("Bedöm aktualisering")
                .doesNotContain("Mottagningen");
        assertThat(row("koordinator.hisingen", number, "&step=CallActivity_Orosanmalan"))
                .isNotEmpty();
        assertThat(row("skola.hisingen", number, "&step=CallActivity_Orosanmalan"))
                .isEmpty();
        assertThat(row("skola.hisingen", number, "&step=Task_BedomAktualisering"))
                .isNotEmpty();
    }

    @Test
    void what_another_authority_does_inside_its_own_process_is_on_its_own_list() {
        var number =
                story.starts("skola.hisingen", "sspf-arende", referral("ja")).number();

        assertThat(row("social.hisingen", number, "")).contains("Gör omedelbar skyddsbedömning");
        assertThat(row("koordinator.hisingen", number, "")).doesNotContain("skyddsbedömning");
    }

    /** The row of the case as words, empty when it is not on the list. */
    private String row(String user, String number, String filter) {
        var page = new Visitor(port)
                .signedInAs(user)
                .get("/cases?process=sspf-arende" + filter)
                .body();
        int at = page.indexOf("href=\"/cases/" + number + "\"");
        return at < 0 ? "" : page.substring(at, page.indexOf("</tr>", at)).replaceAll("<[^>]+>", " ");
    }
}
