package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.workflow.Tasks;

/** The forms of a real collaboration, from the referral to what consent opens. */
@SamverkaTest
class SspfFormsTests {

    private static final Actor TEACHER = TestActors.person("skola.hisingen", "skola-hisingen");
    private static final Actor COORDINATOR = TestActors.person("koordinator.hisingen", "koordinator-hisingen");

    private static final String REFERRAL =
            """
            {personnummer: '20120212-2386', namn: 'Tolvan', skydd: 'ingen', omrade: 'hisingen', anmalare: 'Rektor',
             orosgrund: ['franvaro'], beskrivning: 'Borta sedan september', grund: 'LB-SAM', medgivande: 'Mamma ringde',
             vhInformerad: 'ja', akutOro: 'nej', orosanmalanGjord: 'nej'}""";
    private static final String ANSWER =
            "{svarande: 'Mamma', svar: 'ja', omfattning: ['%s'], satt: 'skriftligt', datum: '%s'}";

    @Autowired
    private Submissions submissions;

    @Autowired
    private Clock clock;

    @Autowired
    private TaskForms forms;

    @Autowired
    private Tasks tasks;

    @Autowired
    private CurrentActor actors;

    private String number = "";

    private TaskForms.View form(Actor by) {
        return actors.as(by, () -> {
            var open =
                    tasks.list(new Tasks.Query(number, Tasks.Filter.ALL, 0, 10)).tasks();
            assertThat(open).hasSize(1);
            return forms.ofTask(open.get(0).id());
        });
    }

    private void send(Actor by, String values) {
        var task = form(by);
        actors.as(by, () -> submissions.submit(task.task().id(), Given.object(values), Optional.of(task.version())));
    }

    private void askForConsent() {
        number = actors.as(TEACHER, () -> submissions.open("sspf-arende", Given.object(REFERRAL), Optional.empty()));
        send(
                COORDINATOR,
                """
                {malgrupp: 'ja', riskniva: '2', motivering: 'Rätt stöd', oroVidBedomning: 'nej',
                 bedomningsbeslut: 'aktualisera'}""");
        send(
                COORDINATOR,
                """
                {informerad: true, informeradDatum: '2026-01-01', guardians: 1, mogen: 'nej',
                 mognadsbedomning: 'Förstår inte än', syfte: 'Planera stöd', giltigTom: '%s',
                 rader: [{utlamnare: 'skola', kategorier: ['narvaro'], mottagare: ['polis']}]}"""
                        .formatted(LocalDate.now(clock).plusMonths(3)));
    }

    @Test
    void the_coordinator_sees_what_the_school_handed_over_and_what_the_flow_knows() {
        number = actors.as(TEACHER, () -> submissions.open("sspf-arende", Given.object(REFERRAL), Optional.empty()));

        var form = form(COORDINATOR);

        assertThat(form.withheld()).isEmpty();
        assertThat(form.data().at("/_visas0/namn").asText()).isEqualTo("Tolvan");
        assertThat(form.data().path("possibleDuplicate").isBoolean()).isTrue();
    }

    @Test
    void the_rows_of_the_consent_are_offered_ticked_and_no_others_are_taken() {
        askForConsent();

        var checklist = component(form(COORDINATOR).schema(), "omfattning");

        var offered = checklist.path("values").findValuesAsText("value");
        assertThat(offered).isNotEmpty();
        assertThat(checklist.path("defaultValue")).extracting(JsonNode::asText).isEqualTo(offered);
        assertThat(checklist.path("values").findValuesAsText("label")).anyMatch(row -> row.contains("närvaro"));
        assertThatThrownBy(() -> send(COORDINATOR, answer("rad-999"))).isInstanceOf(InvalidForm.class);
        assertThatCode(() -> send(COORDINATOR, answer(offered.get(0)))).doesNotThrowAnyException();
        assertThat(form(COORDINATOR).task().definition()).isNotEqualTo("Task_RegistreraSvar");
    }

    private String answer(String row) {
        return ANSWER.formatted(row, LocalDate.now(clock));
    }

    private static JsonNode component(JsonNode parent, String key) {
        for (var component : parent.path("components")) {
            var found = component.path("key").asText().equals(key) ? component : component(component, key);
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return MissingNode.getInstance();
    }
}
