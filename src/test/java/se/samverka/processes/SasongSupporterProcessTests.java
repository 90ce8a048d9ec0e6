package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.processes.MatchAnswers.DERBY;
import static se.samverka.processes.MatchAnswers.MATCH;
import static se.samverka.processes.MatchAnswers.OTHER_MATCH;
import static se.samverka.processes.MatchAnswers.actions;
import static se.samverka.processes.MatchAnswers.fixtures;
import static se.samverka.processes.MatchAnswers.inDays;
import static se.samverka.processes.MatchAnswers.update;

import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;

/** A season of football and its matches: each a case of its own, known to those it concerns. */
@SamverkaTest
@Walks({"sasong-supporter", "sasong-rapport", "match-samverkan", "match-riskbild", "match-utvardering", "match-atgard"})
class SasongSupporterProcessTests {

    private static final String COORDINATOR = "supportersamordnare";
    private static final String BOARD = "styrgrupp.supporter";
    private static final String POLICE = "evenemangspolis";
    private static final String CLUB = "klubb.ifk";
    private static final String SLO = "slo.ifk";
    private static final List<String> PARTIES = List.of(SLO, CLUB, POLICE, "arena", "faltgrupp", "trafik");

    private final ProcessEngine engine;
    private final int port;
    private Story season;
    private Story match;

    @Autowired
    SasongSupporterProcessTests(ProcessEngine engine, @LocalServerPort int port) {
        this.engine = engine;
        this.port = port;
        this.season = new Story(engine, port);
        this.match = season;
    }

    @BeforeEach
    void begin() {
        season = new Story(engine, port);
    }

    @Test
    void a_green_match_is_prepared_played_and_learnt_from_until_the_season_ends() {
        opens(MATCH);
        assess("nej", "gron");
        prepare();
        play();
        evaluate();
        match.does(COORDINATOR, "Samla utvärderingen och besluta åtgärder", actions("klubb"))
                .does(CLUB, "Gör åtgärden och berätta", Answers.of("atgardUtfall", "klar"))
                .ends("EndEvent_MatchenForberedd", "EndEvent_MatchenAvslutad");

        season.worksOff()
                .does(COORDINATOR, "Uppdatera spelschemat", update("slut", MATCH))
                .does(COORDINATOR, "Skriv säsongsrapport")
                .does(BOARD, "Godkänn säsongsrapporten", Answers.of("rapportbeslut", "komplettera"))
                .does(COORDINATOR, "Skriv säsongsrapport")
                .does(BOARD, "Godkänn säsongsrapporten", Answers.of("rapportbeslut", "godkand"))
                .worksOff()
                .ends("EndEvent_MatchenKlar", "EndEvent_RapportenKlar", "EndEvent_SasongenAvslutad");
    }

    @Test
    void a_red_match_needs_more_and_is_lowered_only_with_a_reason() {
        opens(DERBY);
        describeRisks("nej");
        var unreasoned = match.tries(COORDINATOR, "Bedöm gemensamt", Answers.of("niva", "gul", "sankningsskal", ""));
        assertThat(unreasoned.status()).isEqualTo(422);
        assertThat(unreasoned.body().path("errors").has("sankningsskal")).isTrue();

        match.does(COORDINATOR, "Bedöm gemensamt", Answers.of("niva", "rod"))
                .does(COORDINATOR, "Planera för röd match");
        prepare();
        match.passes("Timer_Avspark")
                .reports(POLICE, "Event_MatchenAvbrots", Answers.of("avbrottsorsak", "ordning"))
                .does(COORDINATOR, "Håll eftermöte");
        evaluate();
        var everybody =
                new String[] {"supportersamordnare", "klubb", "slo", "evenemangspolis", "arena", "faltgrupp", "trafik"};
        match.does(COORDINATOR, "Samla utvärderingen och besluta åtgärder", actions(everybody));
        PARTIES.forEach(party -> match.does(party, "Gör åtgärden och berätta", Answers.of("atgardUtfall", "klar")));
        match.does(COORDINATOR, "Gör åtgärden och berätta", Answers.of("atgardUtfall", "olost"))
                .does(BOARD, "Avgör åtgärd som inte blev löst")
                .ends("Event_MatchenAvbrots", "EndEvent_MatchenAvslutad");
    }

    @Test
    void any_party_raises_the_level_and_the_assessment_begins_there() {
        opens(MATCH);
        match.reports(SLO, "StartEvent_NivanHojs", Answers.of("nyNiva", "gul"))
                .does(COORDINATOR, "Ordna det som den nya nivån kräver");
        describeRisks("nej");
        assertThat(match.formOf(COORDINATOR, "Bedöm gemensamt").toString()).contains("**Förslag: gul.**");

        match.does(COORDINATOR, "Bedöm gemensamt", Answers.of("niva", "gul"))
                .does(COORDINATOR, "Planera för gul match")
                .reads(
                        CLUB,
                        "matchkort",
                        "riskbild",
                        "riskbild",
                        "riskbild",
                        "riskbild",
                        "riskbild",
                        "riskbild",
                        "nivahojning",
                        "hojningsplan",
                        "bedomning",
                        "matchplan");
    }

    @Test
    void the_meeting_is_held_without_the_party_that_keeps_silent() {
        opens(MATCH);
        PARTIES.subList(0, 5).forEach(party -> match.does(party, "Beskriv riskbilden", Answers.of("marsch", "ja")));
        match.passes("Timer_MotetNarmarSig")
                .does(COORDINATOR, "Följ upp riskbilder som saknas", Answers.of("riskbildval", "vanta"))
                .passes("Timer_EnDagTill")
                .does(COORDINATOR, "Följ upp riskbilder som saknas", Answers.of("riskbildval", "vidare"))
                .waitsFor("trafik")
                .does(COORDINATOR, "Bedöm gemensamt", Answers.of("niva", "gul"));
        play();
        match.passes("Timer_TidenUte")
                .does(
                        COORDINATOR,
                        "Samla utvärderingen och besluta åtgärder",
                        Answers.of().rows("atgarder"))
                .ends("Task_PlaneraGul", "EndEvent_MatchenAvslutad");
    }

    @Test
    void a_cancelled_match_stops_and_is_told_about() {
        opens(MATCH);
        season.does(COORDINATOR, "Uppdatera spelschemat", update("fortsatter", MATCH + " matchstatus=installd"))
                .worksOff();

        match.waitsFor(CLUB)
                .waitsFor(COORDINATOR, "Berätta att matchen är inställd")
                .does(COORDINATOR, "Berätta att matchen är inställd")
                .ends("EndEvent_InstalldAvslutad");
    }

    @Test
    void a_moved_match_takes_its_deadlines_with_it() {
        opens(MATCH);
        match.dueOn(CLUB, "För in tillstånd eller anmälan", inDays(53) + "T19:00");
        match.dueOn(CLUB, "Beskriv riskbilden", inDays(50) + "T19:00");

        season.does(COORDINATOR, "Uppdatera spelschemat", update("fortsatter", moved(70), OTHER_MATCH))
                .worksOff();
        match.dueOn(CLUB, "För in tillstånd eller anmälan", inDays(63) + "T19:00");
        match.dueOn(CLUB, "Beskriv riskbilden", inDays(60) + "T19:00");
        match.does(COORDINATOR, "Se över planen efter flytten", Answers.of("nyBedomning", "ja"))
                .does(COORDINATOR, "Bedöm gemensamt på nytt", Answers.of("niva", "gron"));

        season.does(COORDINATOR, "Uppdatera spelschemat", update("fortsatter", moved(80), OTHER_MATCH))
                .worksOff();
        match.does(COORDINATOR, "Se över planen efter flytten", Answers.of("nyBedomning", "nej"))
                .waitsFor(COORDINATOR);
        assertThat(season.linkedKeys()).as("the other match has a case too").containsExactly("M1", "M2");
    }

    @Test
    void the_day_is_logged_by_many_and_nobody_is_named() {
        opens(MATCH);
        var refused = match.triesToReport(
                CLUB,
                "StartEvent_Handelse",
                Answers.of().rows("handelser", "gjordes=Erik\u00a0Lindström\u00a0avvisades"));
        match.reports(CLUB, "StartEvent_Handelse", Answers.of().rows("handelser", "handelsetyp=pyro zon=hemma"))
                .reports(
                        "arena",
                        "StartEvent_Handelse",
                        Answers.of().rows("handelser", "handelsetyp=positivt zon=borta"))
                .reports(
                        CLUB, "StartEvent_Handelse", Answers.of().rows("handelser", "handelsetyp=trangsel zon=utanfor"))
                .reports(
                        "faltgrupp",
                        "StartEvent_UngaSedda",
                        Answers.of().rows("ungdomskontakter", "antal=3 kontakttyp=samtal"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("orosanmälan");
        assertThat(match.rowsOf("trafik", "matchdagslogg", "handelser")).isEqualTo(3);
        assertThat(match.rowsOf(CLUB, "ungdomskontakt", "ungdomskontakter")).isEqualTo(1);
    }

    @Test
    void other_clubs_know_nothing_of_the_match_and_no_club_of_the_season() {
        opens(MATCH);
        match.knowsOfNoCase("klubb.gais").knowsOfNoCase("slo.gais").knowsOfNoCase("skola.centrum");
        season.knowsOfNoCase(CLUB).knowsOfNoCase(SLO);
        assertThat(Caseworker.of(CLUB, port).page("/cases/" + match.number())).contains("IFK Göteborg – Kalmar – ");
    }

    @Test
    void a_bad_fixture_file_changes_nothing_and_says_where() {
        plans();
        var header = "Matchens nummer;Hemmalag;Bortalag;Avspark\n";
        var good = "M1;IFK Göteborg;AIK;" + inDays(40) + " 19:00\n";

        assertThat(refusal("Nummer;Lag\n1;IFK\n")).contains("Matchens nummer", "Hemmalag");
        assertThat(refusal("Matchens nummer;Hemmalag;Lag\nM1;GAIS;AIK\n")).contains("Lag", "Bortalag");
        assertThat(refusal(header + good + "M1;GAIS;AIK;" + inDays(41) + " 19:00\n"))
                .contains("Matchens nummer", "Rad 3", "rad 2");
        assertThat(refusal(header + good + "M2;GAIS;AIK;2020-04-01 19:00\n")).contains("Avspark", "3");
        assertThat(refusal(header + good + "M2;Malmö FF;AIK;" + inDays(41) + " 19:00\n"))
                .contains("Hemmalag", "Rad 3", "BK Häcken");
        var many = new StringBuilder(header);
        IntStream.range(0, 10_000).forEach(n -> many.append(good.replace("M1", "M" + n)));
        assertThat(refusal(many.toString())).contains("200");

        assertThat(season.linkedKeys()).isEmpty();
        season.waitsFor(COORDINATOR, "Läs in spelschemat");
    }

    @Test
    void a_calendar_becomes_rows_of_the_fixture_list() {
        plans();
        var calendar =
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Prov//SV
                BEGIN:VEVENT
                UID:match-77
                DTSTART;TZID=Europe/Stockholm:%sT190000
                SUMMARY:BK Häcken - Djurgården
                LOCATION:Provarenan
                STATUS:CANCELLED
                END:VEVENT
                END:VCALENDAR
                """
                        .formatted(inDays(30).replace("-", ""))
                        .replace("\n", "\r\n");

        var read = season.imports(COORDINATOR, "Läs in spelschemat", "matcher", "spelschema.ics", calendar);

        assertThat(read.status()).as(read.body().toString()).isEqualTo(200);
        assertThat(read.body().path("rows")).singleElement().satisfies(row -> {
            assertThat(row.path("hemmalag").asText()).isEqualTo("klubb-hacken");
            assertThat(row.path("matchId").asText()).isEqualTo("match-77");
            assertThat(row.path("matchstatus").asText()).isEqualTo("installd");
            assertThat(row.path("avspark").asText()).isEqualTo(inDays(30) + "T19:00");
        });
    }

    private String refusal(String file) {
        var refused = season.imports(COORDINATOR, "Läs in spelschemat", "matcher", "spelschema.csv", file);
        assertThat(refused.status()).isEqualTo(422);
        return refused.body().toString();
    }

    private static String moved(int days) {
        return MATCH.replace(inDays(60), inDays(days)) + " matchstatus=flyttad";
    }

    private void plans() {
        season.starts(COORDINATOR, "sasong-supporter", Answers.of("sasongSlut", inDays(200)))
                .does(BOARD, "Besluta säsongsplan");
    }

    private void opens(String fixture) {
        plans();
        season.does(COORDINATOR, "Läs in spelschemat", fixtures(fixture)).worksOff();
        match = season.linked(fixture.substring("matchId=".length(), fixture.indexOf(' ')));
    }

    private void describeRisks(String march) {
        PARTIES.forEach(party -> match.does(party, "Beskriv riskbilden", Answers.of("marsch", march)));
    }

    private void assess(String march, String level) {
        describeRisks(march);
        match.does(COORDINATOR, "Bedöm gemensamt", Answers.of("niva", level));
    }

    private void prepare() {
        match.does(CLUB, "För in tillstånd eller anmälan")
                .does(POLICE, "Lämna polisens villkor", Answers.of("villkorFinns", "nej"))
                .does(SLO, "Informera supportrar och publik")
                .does(CLUB, "Håll förmöte");
    }

    private void play() {
        match.passes("Timer_Avspark").passes("Timer_MatchenSlut").does(COORDINATOR, "Håll eftermöte");
    }

    private void evaluate() {
        PARTIES.forEach(party -> match.does(party, "Utvärdera matchen"));
    }
}
