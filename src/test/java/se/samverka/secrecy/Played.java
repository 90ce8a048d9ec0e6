package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Protections;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Cities;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;

/** The same case twice, with a city and people of its own: in the application and by the rules. */
class Played {

    private static final AtomicInteger COUNT = new AtomicInteger();
    // As weak as can be: nobody guesses here, and everybody is asked again and again.
    private static final Optional<String> HASH =
            Optional.of("{bcrypt}" + new BCryptPasswordEncoder(4).encode(Seen.PASSWORD));
    private static final Actor REGISTRY = Actor.service("organisation");

    final LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    final TestActors actors;
    final Cases cases;
    final Sections sections;
    final Consents consents;
    final Sharing sharing;
    final EmergencyAccess emergencies;
    final Protections protections;
    final Family family;
    final Jurist jurist;
    final Rules rules;
    final Seen seen;
    final Found found;
    final CaseId about;
    final CaseFile file;
    final PassingTime time;
    String identity = "";
    boolean opened;

    private final ApplicationContext application;
    private final Directory directory;
    private final Cities cities;

    Played(ApplicationContext application, Regime regime, City.Sketch sketch, List<People.Sketch> people) {
        this.application = application;
        actors = application.getBean(TestActors.class);
        cases = application.getBean(Cases.class);
        sections = application.getBean(Sections.class);
        consents = application.getBean(Consents.class);
        sharing = application.getBean(Sharing.class);
        emergencies = application.getBean(EmergencyAccess.class);
        protections = application.getBean(Protections.class);
        directory = application.getBean(Directory.class);
        cities = application.getBean(Cities.class);
        family = Family.of(application);
        jurist = new Jurist(actors, application.getBean(LegalBases.class));
        var city = City.of(name(COUNT.incrementAndGet()), sketch, today);
        rules = new Rules(regime, new Staff(city, today, People.of(city, people)));
        cities.put(city.file());
        rules.staff.everybody().forEach(this::register);
        Rules.GROUNDS.forEach(this::approve);
        file = actors.as(
                actor(rules.staff.id(0)),
                () -> cases.open(new Cases.NewCase(
                        "prov",
                        "PROV",
                        regime,
                        "bevaras",
                        city.name() + "-" + City.AREA,
                        Map.of("koordinator", rules.coordinator))));
        about = file.id();
        seen = Seen.of(application, file);
        found = Found.of(application, file);
        time = new PassingTime(about);
    }

    /** Letters only, since names have no digits. */
    private static String name(int count) {
        return "q"
                + Integer.toString(count, 26)
                        .chars()
                        .mapToObj(c -> String.valueOf((char) (c < 'a' ? c - '0' + 'a' : c + 10)))
                        .collect(Collectors.joining());
    }

    private void approve(String ground) {
        if (jurist.basis(ground).standing() != LegalBases.Standing.USABLE) {
            jurist.approve(ground);
        }
    }

    /** As other tests expect to find things. */
    void leave() {
        Rules.GROUNDS.forEach(this::approve);
        rules.staff.everybody().forEach(person -> register(new Staff.Somebody(person.id(), Set.of(), Set.of())));
        cities.clear();
        time.forget();
    }

    /** What the register says of the person now. */
    Actor actor(String person) {
        var found = actors.as(REGISTRY, () -> directory.find(person)).orElseThrow();
        assertThat(found.units()).as("units of %s", person).isEqualTo(rules.staff.unitsOf(person));
        return Actor.person(person, found.units(), found.roles());
    }

    void register(Staff.Somebody person) {
        actors.as(
                REGISTRY,
                () -> directory.register(
                        new Person(person.id(), "Prov " + person.id(), person.units(), person.roles()), HASH));
    }

    void move() {
        cities.put(rules.staff.city.file());
    }

    /** Somebody of the unit who may write in the case. */
    Optional<String> ableIn(String unit) {
        return rules.staff.everybody().stream()
                .map(Staff.Somebody::id)
                .filter(person -> rules.mayWrite(person, unit))
                .findFirst();
    }

    /** Does it, or sees it refused; says which. */
    boolean does(boolean allowed, Runnable work) {
        if (allowed) {
            work.run();
        } else {
            assertThatThrownBy(work::run).isInstanceOf(Refused.class);
        }
        return allowed;
    }

    void compare() {
        new Comparison(this).everybody();
    }

    <T> T bean(Class<T> type, String name) {
        return application.getBean(name, type);
    }

    boolean inEndedOffice() {
        return rules.staff.everybody().stream()
                .anyMatch(person -> !rules.staff.unitsOf(person.id()).equals(person.units()));
    }

    void note() {
        opened |= rules.staff.everybody().stream().anyMatch(person -> rules.groundsOf(person.id()).stream()
                .anyMatch(section -> !rules.staff.unitsOf(person.id()).contains(section.split("/")[0])));
    }
}
