package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.processes.MatchAnswers.MATCH;
import static se.samverka.processes.MatchAnswers.fixtures;
import static se.samverka.processes.MatchAnswers.inDays;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;

/** What a match knows is a count and a type; the concern itself is a case that no club can see. */
@SamverkaTest
@Walks("unga-i-riskmiljo")
class UngaIRiskmiljoProcessTests {

    private static final String OUTREACH = "faltgrupp";
    private static final String POLICE = "evenemangspolis";
    private static final String SOCIAL_WORKER = "social.nordost";
    private static final String COORDINATOR = "koordinator.nordost";
    private static final List<String> CLUBS = List.of("klubb.ifk", "slo.ifk", "arena", "supportersamordnare");

    private final Story concern;
    private final Story season;
    private final int port;

    @Autowired
    UngaIRiskmiljoProcessTests(ProcessEngine engine, @LocalServerPort int port) {
        this.concern = new Story(engine, port);
        this.season = new Story(engine, port);
        this.port = port;
    }

    @Test
    void a_child_at_risk_is_reported_to_social_services_and_the_case_ends_with_them() {
        concern.starts(POLICE, "unga-i-riskmiljo", about("LB-191"))
                .waitsFor(SOCIAL_WORKER, "Gör omedelbar skyddsbedömning")
                .reads(SOCIAL_WORKER, "person", "aktualisering")
                .knowsOfNoCase(OUTREACH)
                .does(SOCIAL_WORKER, "Gör omedelbar skyddsbedömning", Answers.of("omedelbartSkydd", "nej"))
                .does(SOCIAL_WORKER, "Besluta om utredning")
                .ends("EndEvent_OronHosSocialtjansten");
    }

    @Test
    void a_family_that_wants_sspf_meets_the_coordinator_of_its_area() {
        concern.starts(OUTREACH, "unga-i-riskmiljo", about("LB-SAM"))
                .reads(COORDINATOR, "person", "aktualisering")
                .knowsOfNoCase("koordinator.hisingen")
                .does(
                        COORDINATOR,
                        "Bedöm aktualisering",
                        Answers.of(
                                "bedomningsbeslut",
                                "avsluta",
                                "oroVidBedomning",
                                "nej",
                                "avslutsorsak",
                                "ANNAN_INSATS"))
                .ends("EndEvent_OronHosSspf");
    }

    @Test
    void what_clubs_read_is_the_same_with_and_without_the_concern() {
        season.starts("supportersamordnare", "sasong-supporter", Answers.of("sasongSlut", inDays(200)))
                .does("styrgrupp.supporter", "Besluta säsongsplan")
                .does("supportersamordnare", "Läs in spelschemat", fixtures(MATCH))
                .worksOff();
        var match = season.linked("M1");
        match.reports(
                OUTREACH, "StartEvent_UngaSedda", Answers.of().rows("ungdomskontakter", "antal=1 kontakttyp=samtal"));
        var without = everythingRead(match.number());

        concern.starts(OUTREACH, "unga-i-riskmiljo", about("LB-191").and("anmalare", "Fältassistent"));

        assertThat(everythingRead(match.number()))
                .allSatisfy((address, said) -> assertThat(said).as(address).isEqualTo(without.get(address)));
        CLUBS.forEach(concern::knowsOfNoCase);
        CLUBS.forEach(club -> assertThat(Caseworker.of(club, port)
                        .get("/api/processes/unga-i-riskmiljo/form")
                        .status())
                .as(club + " can't start one")
                .isEqualTo(404));
    }

    private Map<String, String> everythingRead(String match) {
        var read = new LinkedHashMap<String, String>();
        for (var club : CLUBS) {
            var worker = Caseworker.of(club, port);
            for (var address : List.of(
                    "/api/cases/" + match,
                    "/api/cases/" + match + "/sections",
                    "/api/cases/" + match + "/reports",
                    "/api/tasks",
                    "/api/tasks?case=" + match)) {
                read.put(club + " " + address, worker.get(address).body().toString());
            }
            for (var page : List.of(
                    "/", "/cases", "/cases/new", "/cases/" + match, "/cases/" + season.number() + "/overview")) {
                read.put(club + " " + page, worker.page(page));
            }
        }
        return read;
    }

    private static Answers about(String ground) {
        return Answers.of("grund", ground, "omrade", "nordost", "skydd", "ingen", "akutOro", "nej")
                .and("personnummer", Invented.aged(15));
    }
}
