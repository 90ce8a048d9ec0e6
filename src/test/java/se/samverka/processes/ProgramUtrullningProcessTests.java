package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Authority;
import se.samverka.organisation.Cities;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;
import se.samverka.workflow.Processes;

@SamverkaTest
@Walks({"program-utrullning", "program-organisationer", "organisation-genomforande", "organisation-paminnelse"})
class ProgramUtrullningProcessTests {

    private static final String LEAD = "programledning";
    private static final String CULTURE = "kontakt.kulturnamnden";
    private static final String HISINGEN = "kontakt.socialnamnden-hisingen";
    private static final String SCHOOLS = "kontakt.grundskolenamnden";
    private static final Set<String> ROLLED_OUT_TO = Set.of("forvaltning", "namnd", "stadsomrade", "bolag");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));

    private static @Nullable String rolledOut;

    private final Story programme;
    private final Story other;
    private final Cities cities;
    private final Directory directory;
    private final PasswordEncoder encoder;
    private final TestActors actors;
    private final Processes processes;
    private final int port;
    private final JdbcClient everything = JdbcClient.create(TestDatabase.asAdministrator());

    @Autowired
    ProgramUtrullningProcessTests(
            ProcessEngine engine,
            @LocalServerPort int port,
            Cities cities,
            Directory directory,
            PasswordEncoder encoder,
            TestActors actors,
            Processes processes) {
        this.programme = new Story(engine, port);
        this.other = new Story(engine, port);
        this.cities = cities;
        this.directory = directory;
        this.encoder = encoder;
        this.actors = actors;
        this.processes = processes;
        this.port = port;
    }

    /** Opening some fifty cases takes a while, so stories that leave the programme itself as it is share one. */
    private Story rolledOut() {
        var shared = rolledOut;
        if (shared != null) {
            return other.takesUp(shared, "program-utrullning");
        }
        other.starts(LEAD, "program-utrullning", adopted()).worksOff();
        rolledOut = other.number();
        return other;
    }

    @AfterEach
    void only_the_real_city_is_left() {
        cities.clear();
    }

    @Test
    void it_reaches_every_organisation_of_the_register_and_one_carries_it_through() {
        var everywhere = rolledOut();

        assertThat(organisationsOf(everywhere))
                .hasSizeGreaterThan(45)
                .containsExactlyInAnyOrderElementsOf(cities.authorities(TODAY).stream()
                        .filter(authority -> ROLLED_OUT_TO.contains(authority.kind()))
                        .map(Authority::code)
                        .toList())
                .contains("kulturnamnden", "socialnamnden-hisingen", "poseidon", "stadsledningskontoret")
                .doesNotContain("kommunfullmaktige", "polisen", "ifk", "trafiknamnden");

        var culture = everywhere.linked("kulturnamnden");
        assertThat(culture.formOf(CULTURE, "Kvittera uppdraget").toString())
                .contains("Vad ska varje organisation göra?");
        culture.waitsFor(SCHOOLS).waitsFor("ledning.kulturnamnden").does(CULTURE, "Kvittera uppdraget");
        culture.waitsFor(CULTURE, "Informera organisationen", "Gör nulägesanalys")
                .does(CULTURE, "Informera organisationen")
                .does(CULTURE, "Gör nulägesanalys", Answers.of().rows("nulagen", "bedomning=3"))
                .does(CULTURE, "Bedöm varje område", weighed("ja", "ja"))
                .does(CULTURE, "Skriv handlingsplan", plan())
                .does(CULTURE, "För in beslutet", Answers.of("namndbeslut", "aterremiss"))
                .does(CULTURE, "Bedöm varje område", weighed("ja", "ja"))
                .does(CULTURE, "Skriv handlingsplan", plan())
                .does(CULTURE, "För in beslutet", Answers.of("namndbeslut", "godkant"))
                .does(CULTURE, "Kom överens med polisen")
                .passes("Event_HalvtAr")
                .does(CULTURE, "Följ upp halvåret", followedUp("andra"))
                .does(CULTURE, "Bedöm varje område", weighed("nej", "nej"))
                .does(CULTURE, "För in beslutet", Answers.of("namndbeslut", "godkant"))
                .passes("Event_HalvtAr")
                .does(CULTURE, "Följ upp halvåret", followedUp("fortsatt"))
                .sees(LEAD, "Ett halvår har gått");
        everywhere.linked("poseidon").waitsFor("kontakt.poseidon", "Kvittera uppdraget");
    }

    @Test
    void whoever_stays_silent_is_reminded_then_the_leaders_and_then_somebody_calls() {
        var schools = rolledOut().linked("grundskolenamnden");
        var leaders = "ledning.grundskolenamnden";

        schools.waitsFor(leaders)
                .passes("BoundaryEvent_KvittensDrojer")
                .does(leaders, "Påminn den som ska svara")
                .passes("Event_TrettioDagar")
                .does(leaders, "Se till att organisationen svarar", Answers.of("ledningsatgard", "hinder"))
                .passes("Event_FyrtiofemDagar")
                .does(LEAD, "Ring organisationen")
                .waitsFor(SCHOOLS, "Kvittera uppdraget");

        var liseberg = rolledOut().linked("liseberg");
        liseberg.passes("BoundaryEvent_KvittensDrojer")
                .waitsFor("ledning.liseberg", "Påminn den som ska svara")
                .does("kontakt.liseberg", "Kvittera uppdraget")
                .waitsFor("ledning.liseberg");
    }

    @Test
    void a_contact_person_who_leaves_is_followed_by_another() {
        var hisingen = rolledOut().linked("socialnamnden-hisingen");

        hisingen.does(HISINGEN, "Kvittera uppdraget")
                .reports(HISINGEN, "StartEvent_KontaktpersonSlutar", Answers.of())
                .waitsFor(HISINGEN, "Informera organisationen", "Gör nulägesanalys")
                .does("ledning.socialnamnden-hisingen", "Utse ny kontaktperson")
                .reports("ledning.socialnamnden-hisingen", "StartEvent_KontaktpersonSlutar", Answers.of())
                .waitsFor("ledning.socialnamnden-hisingen", "Utse ny kontaktperson");

        assertThat(Caseworker.of(SCHOOLS, port)
                        .get("/api/cases/" + hisingen.number() + "/reports/StartEvent_KontaktpersonSlutar")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void organisations_end_are_succeeded_and_join() {
        person("kontakt-prov-efter", "ledning-prov-efter");
        person("kontakt-prov-ny", "ledning-prov-ny");
        cities.put(register(
                organisation("prov-fore", "from: 2011-01-01"), organisation("prov-ensam", "from: 2011-01-01")));
        programme.starts(LEAD, "program-utrullning", adopted()).worksOff();
        var before = programme.linked("prov-fore");
        var alone = programme.linked("prov-ensam");

        var ended = "from: 2011-01-01, to: " + TODAY.minusDays(1);
        cities.put(register(
                organisation("prov-fore", ended, ", successors: [prov-efter]"),
                organisation("prov-ensam", ended),
                organisation("prov-efter", "from: " + TODAY),
                organisation("prov-ny", "from: " + TODAY)));
        programme.passes("StartEvent_VarjeDag").worksOff();

        before.does("prov.kontakt-prov-efter", "Kvittera uppdraget")
                .waitsFor("prov.kontakt-prov-efter", "Informera organisationen", "Gör nulägesanalys");
        alone.ends("EndEvent_OrganisationenUpphord");
        programme
                .does(LEAD, "Fördela uppdrag utan ägare")
                .linked("prov-ny")
                .waitsFor("prov.kontakt-prov-ny", "Kvittera uppdraget");
        assertThat(organisationsOf(programme)).doesNotContain("prov-efter");

        programme.passes("StartEvent_VarjeDag").worksOff().waitsFor(LEAD);
        assertThat(organisationsOf(programme)).doesNotHaveDuplicates();

        endAllOrganisationsOf(programme);
        programme
                .worksOff()
                .doesNotSee(LEAD, "Organisationerna genomför programmet")
                .sees(LEAD, "Ett år har gått");
    }

    @Test
    void two_programmes_run_beside_each_other_and_one_is_replaced() {
        var beside = rolledOut();
        programme.starts(LEAD, "program-utrullning", adopted()).worksOff();
        var first = programme.linked("higab").does("kontakt.higab", "Kvittera uppdraget");
        var second = beside.linked("higab").waitsFor("kontakt.higab", "Kvittera uppdraget");

        programme
                .reports(LEAD, "StartEvent_ErsattsAvNyttProgram", Answers.of("programbeslut", "ersatt"))
                .ends("EndEvent_ProgrammetErsatt");

        first.waitsFor("kontakt.higab");
        assertThat(statesOf(programme)).containsOnly("CLOSED ersatt");
        second.waitsFor("kontakt.higab", "Kvittera uppdraget");
        assertThat(statesOf(beside)).containsOnly("ACTIVE ");
    }

    @Test
    void every_year_it_is_reported_and_tried_until_it_ends() {
        programme
                .starts(LEAD, "program-utrullning", adopted())
                .passes("Event_EttAr")
                .does(LEAD, "Skriv samlad rapport")
                .does(LEAD, "Pröva om programmet är aktuellt", Answers.of("programbeslut", "forlang"))
                .passes("Event_EttAr")
                .does(LEAD, "Skriv samlad rapport")
                .does(LEAD, "Pröva om programmet är aktuellt", Answers.of("programbeslut", "revidera"))
                .does(LEAD, "För in den nya versionen", Answers.of().rows("omraden", "kod=NYTT namn=Nytt typ=riktad"))
                .passes("Event_EttAr")
                .does(LEAD, "Skriv samlad rapport")
                .does(LEAD, "Pröva om programmet är aktuellt", Answers.of("programbeslut", "avsluta"))
                .ends("EndEvent_ProgrammetAvslutat");
    }

    @Test
    void the_picture_of_the_situation_is_at_most_two_years_old() {
        programme
                .starts(LEAD, "program-utrullning", adopted())
                .sees(LEAD, "Aktuell i 18 månader")
                .passes("Event_ArtonManader")
                .does(LEAD, "Uppdatera lägesbild och åtgärdsplan", Answers.of("lagesbildFran", TODAY.toString()))
                .sees(LEAD, "Aktuell i 18 månader")
                .passes("BoundaryEvent_TvaAr")
                .doesNotSee(LEAD, "Aktuell i 18 månader")
                .does(LEAD, "Uppdatera nu: äldre än två år", Answers.of("lagesbildFran", TODAY.toString()))
                .sees(LEAD, "Aktuell i 18 månader")
                .reports(LEAD, "StartEvent_AllvarligHandelse", Answers.of("handelseOmraden", "hisingen"))
                .does(LEAD, "Gör en extra lägesbild");
    }

    @Test
    void only_the_lead_starts_it_and_everybody_in_the_city_may_read() {
        programme.starts(LEAD, "program-utrullning", adopted());

        programme
                .reads("social.hisingen", "program", "uppdragsbrev", "lagesbild")
                .waitsFor("social.hisingen");
        assertThat(Caseworker.of(CULTURE, port)
                        .get("/api/processes/program-utrullning/form")
                        .status())
                .isEqualTo(404);
        assertThat(Caseworker.of(LEAD, port)
                        .get("/api/processes/organisation-genomforande/form")
                        .status())
                .isEqualTo(404);
    }

    private static Answers adopted() {
        return Answers.of(
                        "uppdrag",
                        "Läs programmet i höst",
                        "lagesbildFran",
                        TODAY.minusMonths(3).toString())
                .rows("omraden", "kod=UPPVAXT namn=Uppväxt typ=generell", "kod=ANDT namn=Droger typ=riktad");
    }

    private static Answers weighed(String plan, String police) {
        return Answers.of("handlingsplan", plan, "polissamverkan", police)
                .rows("relevansen", "relevans=sarskild", "relevans=ej");
    }

    private static Answers plan() {
        return Answers.of().rows("aktiviteter", "nr=1");
    }

    private static Answers followedUp(String next) {
        return Answers.of("fortsattning", next).rows("utfallen", "status=klar");
    }

    private List<String> organisationsOf(Story story) {
        return everything
                .sql(
                        """
                        select l.key from casework.case_link l join casework.case p on p.id = l.parent
                        where p.number = ? order by l.position""")
                .param(story.number())
                .query(String.class)
                .list();
    }

    /** As the register's step does with one that has no successor. */
    private void endAllOrganisationsOf(Story story) {
        var ended = Map.of("upphord", true);
        everything
                .sql(
                        """
                        select l.child from casework.case_link l join casework.case p on p.id = l.parent
                        where p.number = ?""")
                .param(story.number())
                .query(UUID.class)
                .list()
                .forEach(child -> actors.asSystem(new CaseId(child), () -> processes.change(new CaseId(child), ended)));
    }

    private List<String> statesOf(Story story) {
        return everything
                .sql(
                        """
                        select c.state || ' ' || coalesce(c.closed_reason, '') from casework.case c
                        left join casework.case_link l on l.child = c.id left join casework.case p on p.id = l.parent
                        where ? in (c.number, p.number)""")
                .param(story.number())
                .query(String.class)
                .list();
    }

    /** Somebody who works for the contact and the leaders of an invented organisation. */
    private void person(String... units) {
        var person = new Person("prov." + units[0], "Provperson " + units[0], Set.of(units), Set.of());
        actors.as(Actor.service("organisation"), () -> directory.register(person, Optional.of(encoder.encode("demo"))));
    }

    private static String organisation(String code, String period) {
        return organisation(code, period, "");
    }

    private static String organisation(String code, String period, String more) {
        return code + "|" + period + "|" + more;
    }

    private static String register(String... organisations) {
        var authorities = new StringBuilder();
        var units = new StringBuilder();
        for (var organisation : organisations) {
            var parts = organisation.split("\\|", -1);
            authorities.append("  - {code: %s, name: Nämnden %s, kind: namnd, %s%s}%n"
                    .formatted(parts[0], parts[0], parts[1], parts[2]));
            for (var role : List.of("kontakt organisation", "ledning organisationsledning")) {
                var words = role.split(" ");
                units.append("  - {code: %s-%s, name: %s %s, authority: %s, actors: [%s], %s}%n"
                        .formatted(words[0], parts[0], words[0], parts[0], parts[0], words[1], parts[1]));
            }
        }
        return """
               city: Provstaden
               areas: []
               actors:
                 - {code: organisation, name: Organisation, per: authority}
                 - {code: organisationsledning, name: Organisationens ledning, per: authority}
               authorities:
               %sunits:
               %s"""
                .formatted(authorities, units);
    }
}
