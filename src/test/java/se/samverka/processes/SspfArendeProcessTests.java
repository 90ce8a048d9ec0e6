package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.processes.SspfAnswers.assessed;
import static se.samverka.processes.SspfAnswers.contacted;
import static se.samverka.processes.SspfAnswers.followUp;
import static se.samverka.processes.SspfAnswers.plan;
import static se.samverka.processes.SspfAnswers.referral;
import static se.samverka.processes.SspfAnswers.request;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;

@SamverkaTest
@Walks({"sspf-arende", "sspf-kartlaggning", "sspf-atagande", "orosanmalan", "forsening"})
class SspfArendeProcessTests {

    private static final String COORDINATOR = "koordinator.hisingen";
    private static final String TEACHER = "skola.hisingen";
    private static final String OFFICER = "polis.hisingen";
    private static final String SOCIAL_WORKER = "social.hisingen";
    private static final String CHIEF = "chef.hisingen";

    private final Story story;

    @Autowired
    SspfArendeProcessTests(ProcessEngine engine, @LocalServerPort int port) {
        story = new Story(engine, port);
    }

    @Test
    void a_worry_becomes_a_plan_that_is_carried_out_and_closed() {
        sharing();
        story.does(COORDINATOR, "Kartläggande samtal")
                .does(TEACHER, "Beskriv skolsituationen", Answers.of("elevhalsaLamnas", "nej"))
                .does(OFFICER, "Beskriv polisens iakttagelser")
                .does(COORDINATOR, "Håll nätverksmöte")
                .does(COORDINATOR, "Skriv åtagandeplan", plan("aktor=polis", "aktor=koordinator"))
                .does(OFFICER, "Genomför och rapportera åtagande")
                .passes("Timer_NastaUppfoljning")
                .does(COORDINATOR, "Följ upp planen", followUp("fortsatt"))
                .does(COORDINATOR, "Genomför och rapportera åtagande")
                .passes("Timer_NastaUppfoljning")
                .does(COORDINATOR, "Följ upp planen", followUp("avsluta"))
                .does(COORDINATOR, "Avsluta ärendet")
                .ends("EndEvent_AtagandenRapporterade", "EndEvent_ArendetAvslutat");
    }

    @Test
    void each_party_reads_what_the_family_agreed_to() {
        sharing();
        story.does(COORDINATOR, "Kartläggande samtal")
                .does(TEACHER, "Beskriv skolsituationen", Answers.of("elevhalsaLamnas", "nej"))
                .does(OFFICER, "Beskriv polisens iakttagelser")
                .reads(OFFICER, "person", "ungdomens-rost", "skola-narvaro", "polis-iakttagelser")
                .knowsOfNoCase("fritid.hisingen")
                .knowsOfNoCase("polis.nordost");
    }

    @Test
    void an_assessment_can_end_with_other_support() {
        worried("nej");
        story.does(COORDINATOR, "Bedöm aktualisering", assessed("avsluta"))
                .ends("EndEvent_AvslutasEfterBedomning", "EndEvent_ArendetAvslutat");
    }

    @Test
    void the_task_of_an_answer_leads_to_the_forms_to_print() {
        worried("nej");
        story.does(COORDINATOR, "Bedöm aktualisering", assessed("aktualisera"))
                .does(COORDINATOR, "Informera och begär samtycke", request("guardians", "2"));
        var consent = "/cases/" + story.number() + "/consent";

        assertThat(story.formOf(COORDINATOR, "Registrera svar om samtycke").toString())
                .contains("Blankett (PDF): Den andra vårdnadshavaren](" + consent + "/VH2/form.pdf)")
                .contains("[Lägg till ett underskrivet svar](" + consent + ")");
    }

    @Test
    void one_no_ends_the_questions_and_the_case() {
        asked("guardians", "2");
        story.waitsFor(
                        COORDINATOR,
                        "Registrera svar om samtycke",
                        "Registrera svar om samtycke",
                        "Registrera svar om samtycke")
                .does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "nej"))
                .does(COORDINATOR, "Avsluta utan samtycke", Answers.of("oroUtanSamtycke", "nej"))
                .ends("EndEvent_AvslutasUtanSamtycke", "EndEvent_ArendetAvslutat");
    }

    @Test
    void families_that_do_not_answer_are_asked_twice_more_and_not_again() {
        asked("guardians", "1");
        for (int attempt = 1; attempt <= 3; attempt++) {
            story.passes("BoundaryEvent_SvarDrojer")
                    .does(COORDINATOR, "Kontakta den som inte har svarat", contacted(attempt));
        }
        story.does(COORDINATOR, "Avsluta utan samtycke", Answers.of("oroUtanSamtycke", "nej"))
                .ends("EndEvent_AvslutasUtanSamtycke");
    }

    @Test
    void an_urgent_concern_goes_to_the_reception_at_once_and_the_case_waits_for_it() {
        worried("osaker");
        story.waitsFor(SOCIAL_WORKER, "Gör omedelbar skyddsbedömning")
                .reads(SOCIAL_WORKER, "person", "aktualisering")
                .does(COORDINATOR, "Bedöm aktualisering", assessed("avsluta"))
                .does(SOCIAL_WORKER, "Gör omedelbar skyddsbedömning", Answers.of("omedelbartSkydd", "nej"))
                .does(SOCIAL_WORKER, "Besluta om utredning")
                .ends("EndEvent_OrosanmalanHanterad", "EndEvent_ArendetAvslutat");
    }

    @Test
    void a_late_safety_assessment_is_followed_up_by_a_chief() {
        worried("ja");
        story.passes("BoundaryEvent_SkyddsbedomningDrojer")
                .does(CHIEF, "Följ upp förseningen")
                .does(SOCIAL_WORKER, "Gör omedelbar skyddsbedömning", Answers.of("omedelbartSkydd", "ja"))
                .waitsFor(SOCIAL_WORKER, "Besluta om utredning");
    }

    @Test
    void a_concern_in_the_follow_up_survives_the_end_of_the_plan() {
        planned();
        story.passes("Timer_NastaUppfoljning")
                .does(COORDINATOR, "Följ upp planen", followUp("avsluta", "oroVidUppfoljning", "ja"))
                .sees(COORDINATOR, "Mottagningen tar emot")
                .doesNotSee(OFFICER, "Mottagningen tar emot")
                .does(COORDINATOR, "Avsluta ärendet")
                .reads(SOCIAL_WORKER, "person", "aktualisering", "orosanmalan")
                .does(SOCIAL_WORKER, "Gör omedelbar skyddsbedömning", Answers.of("omedelbartSkydd", "nej"))
                .does(SOCIAL_WORKER, "Besluta om utredning")
                .ends("EndEvent_ArendetAvslutat");
    }

    @Test
    void consent_withdrawn_at_a_follow_up_stops_sharing_before_the_case_is_closed() {
        planned();
        story.passes("Timer_NastaUppfoljning")
                .does(COORDINATOR, "Följ upp planen", followUp("avsluta", "samtyckeKvarstar", "nej"))
                .reads(OFFICER, "polis-iakttagelser")
                .does(COORDINATOR, "Avsluta ärendet", Answers.of("avslutsorsak", "SAMTYCKE_ATERKALLAT"))
                .ends("Step_StoppaDelning", "EndEvent_ArendetAvslutat");
    }

    @Test
    void a_changed_plan_goes_out_anew() {
        planned();
        story.passes("Timer_NastaUppfoljning")
                .does(COORDINATOR, "Följ upp planen", followUp("andra"))
                .waitsFor(OFFICER)
                .does(COORDINATOR, "Skriv åtagandeplan", plan("aktor=skola"))
                .waitsFor(OFFICER)
                .waitsFor(TEACHER, "Genomför och rapportera åtagande");
    }

    @Test
    void a_plan_for_somebody_outside_the_consent_is_refused_with_words() {
        mapped();
        var refused = story.tries(COORDINATOR, "Skriv åtagandeplan", plan("aktor=fritid"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").path("ataganden").toString()).contains("deltar inte i ärendet");
        story.waitsFor(COORDINATOR, "Skriv åtagandeplan");
    }

    @Test
    void somebody_of_age_answers_alone() {
        story.starts(COORDINATOR, "sspf-arende", referral("nej").and("personnummer", Invented.aged(18)))
                .does(COORDINATOR, "Bedöm aktualisering", assessed("aktualisera"))
                .does(COORDINATOR, "Informera och begär samtycke", request("guardians", "0"))
                .does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "ja"))
                .waitsFor(COORDINATOR, "Kartläggande samtal");
    }

    @Test
    void guardians_answer_for_a_child_who_is_not_mature_enough() {
        story.starts(TEACHER, "sspf-arende", referral("nej").and("personnummer", Invented.aged(12)))
                .does(COORDINATOR, "Bedöm aktualisering", assessed("aktualisera"))
                .does(
                        COORDINATOR,
                        "Informera och begär samtycke",
                        request("guardians", "2", "mogen", "nej", "mognadsbedomning", "Förstår inte följderna"))
                .waitsFor(COORDINATOR, "Registrera svar om samtycke", "Registrera svar om samtycke");
    }

    @Test
    void a_late_assessment_is_followed_up_by_a_chief_who_sees_nothing_of_the_case() {
        worried("nej");
        story.passes("BoundaryEvent_BedomningDrojer")
                .waitsFor(CHIEF, "Följ upp förseningen")
                .reads(CHIEF)
                .does(COORDINATOR, "Bedöm aktualisering", assessed("aktualisera"))
                .waitsFor(CHIEF);
    }

    @Test
    void a_chief_says_what_was_done_and_the_assessment_goes_on() {
        worried("nej");
        story.passes("BoundaryEvent_BedomningDrojer")
                .does(CHIEF, "Följ upp förseningen")
                .waitsFor(CHIEF)
                .does(COORDINATOR, "Bedöm aktualisering", assessed("avsluta"))
                .ends("EndEvent_ForseningFoljdUpp", "EndEvent_ArendetAvslutat");
    }

    @Test
    void a_concern_in_the_assessment_goes_to_the_reception_too() {
        worried("nej");
        story.does(COORDINATOR, "Bedöm aktualisering", assessed("avsluta").and("oroVidBedomning", "ja"));
        received("Event_AnmalEfterBedomning");
    }

    @Test
    void a_concern_without_consent_goes_to_the_reception_too() {
        asked("guardians", "1");
        story.does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "nej"))
                .does(COORDINATOR, "Avsluta utan samtycke", Answers.of("oroUtanSamtycke", "ja"));
        received("Event_AnmalUtanSamtycke");
    }

    private void received(String passed) {
        story.does(SOCIAL_WORKER, "Gör omedelbar skyddsbedömning", Answers.of("omedelbartSkydd", "nej"))
                .does(SOCIAL_WORKER, "Besluta om utredning")
                .ends(passed, "EndEvent_OrosanmalanHanterad", "EndEvent_ArendetAvslutat");
    }

    @Test
    void social_services_and_leisure_contribute_and_commit_themselves() {
        worried("nej");
        story.does(COORDINATOR, "Bedöm aktualisering", assessed("aktualisera"))
                .does(
                        COORDINATOR,
                        "Informera och begär samtycke",
                        Answers.of("guardians", "1")
                                .rows(
                                        "rader",
                                        "utlamnare=socialtjanst kategorier=pagaende-insatser mottagare=koordinator",
                                        "utlamnare=fritid kategorier=fritid mottagare=koordinator"))
                .does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "ja"))
                .does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "ja"))
                .does(COORDINATOR, "Kartläggande samtal")
                .does(SOCIAL_WORKER, "Beskriv pågående insatser")
                .does("fritid.hisingen", "Beskriv fritiden")
                .does(COORDINATOR, "Håll nätverksmöte")
                .does(COORDINATOR, "Skriv åtagandeplan", plan("aktor=skola", "aktor=socialtjanst", "aktor=fritid"))
                .does(TEACHER, "Genomför och rapportera åtagande")
                .does(SOCIAL_WORKER, "Genomför och rapportera åtagande")
                .does("fritid.hisingen", "Genomför och rapportera åtagande")
                .waitsFor("fritid.hisingen");
    }

    @Test
    void mapping_goes_on_without_the_one_who_does_not_contribute() {
        sharing();
        story.does(COORDINATOR, "Kartläggande samtal")
                .does(TEACHER, "Beskriv skolsituationen", Answers.of("elevhalsaLamnas", "nej"))
                .passes("BoundaryEvent_KartlaggningDrojer")
                .does(COORDINATOR, "Följ upp det som saknas", Answers.of("kartlaggningsval", "vanta"))
                .passes("Timer_NyPaminnelse")
                .does(COORDINATOR, "Följ upp det som saknas", Answers.of("kartlaggningsval", "vidare"))
                .waitsFor(OFFICER)
                .waitsFor(COORDINATOR, "Håll nätverksmöte");
    }

    private void worried(String urgent) {
        story.starts(TEACHER, "sspf-arende", referral(urgent));
    }

    private void asked(String... guardians) {
        worried("nej");
        story.does(COORDINATOR, "Bedöm aktualisering", assessed("aktualisera"))
                .does(COORDINATOR, "Informera och begär samtycke", request(guardians));
    }

    private void sharing() {
        asked("guardians", "1");
        story.does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "ja"))
                .does(COORDINATOR, "Registrera svar om samtycke", Answers.of("svar", "ja"));
    }

    private void mapped() {
        sharing();
        story.does(COORDINATOR, "Kartläggande samtal")
                .does(TEACHER, "Beskriv skolsituationen", Answers.of("elevhalsaLamnas", "nej"))
                .does(OFFICER, "Beskriv polisens iakttagelser")
                .does(COORDINATOR, "Håll nätverksmöte");
    }

    private void planned() {
        mapped();
        story.does(COORDINATOR, "Skriv åtagandeplan", plan("aktor=polis"));
    }
}
