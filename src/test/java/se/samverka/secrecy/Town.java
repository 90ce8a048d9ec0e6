package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.LinkedCases;
import se.samverka.identity.Actor;
import se.samverka.organisation.Cities;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;

/** A city with people of its own and the cases in it: in the application and by the rules. */
class Town {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Actor REGISTRY = Actor.service("organisation");
    // Its model has a step, so that overviews have rows.
    private static final String PROCESS = "exempel-organisation";

    final LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    final ApplicationContext application;
    final TestActors actors;
    final Jurist jurist;
    final Staff staff;
    final Set<String> usable = new TreeSet<>(Rules.GROUNDS);
    final RulesOfLinks links = new RulesOfLinks();
    final List<Played> cases = new ArrayList<>();

    private final Directory directory;
    private final Cities cities;
    private final String hash;

    Town(ApplicationContext application, Regime regime, City.Sketch sketch, List<People.Sketch> people) {
        this.application = application;
        actors = application.getBean(TestActors.class);
        jurist = new Jurist(actors, application.getBean(LegalBases.class));
        directory = application.getBean(Directory.class);
        cities = application.getBean(Cities.class);
        hash = application.getBean(PasswordEncoder.class).encode(Seen.PASSWORD);
        var city = City.of(name(COUNT.incrementAndGet()), sketch, today);
        staff = new Staff(city, today, People.of(city, people));
        cities.put(city.file());
        staff.everybody().forEach(this::register);
        Rules.GROUNDS.forEach(this::approve);
        var coordinator = city.officeFor("koordinator", City.AREA, today).orElseThrow();
        var parties = new RulesOfParties(staff, City.AREA, Map.of("koordinator", coordinator));
        var file = actors.as(
                actor(staff.id(0)), () -> application.getBean(Cases.class).open(opening("prov", regime, parties)));
        cases.add(new Played(this, file, new Rules(regime, staff, usable, parties)));
    }

    /** Letters only, since names have no digits. */
    private static String name(int count) {
        return "q"
                + Integer.toString(count, 26)
                        .chars()
                        .mapToObj(c -> String.valueOf((char) (c < 'a' ? c - '0' + 'a' : c + 10)))
                        .collect(Collectors.joining());
    }

    private static Cases.NewCase opening(String process, Regime regime, RulesOfParties parties) {
        return new Cases.NewCase(
                process, "PROV", regime, "bevaras", parties.staff.city.name() + "-" + parties.area, parties.units());
    }

    /** What the case belongs to, or itself when it belongs to none. */
    Played above(Played one) {
        var above = links.above(one.rules);
        return cases.stream().filter(it -> it.rules == above).findFirst().orElseThrow();
    }

    void openLinked(Played parent, Regime regime, RulesOfParties parties) {
        var key = "nr-" + cases.size();
        var file = application
                .getBean(LinkedCases.class)
                .open(parent.about, key, title(cases.size()), opening(PROCESS, regime, parties));
        var rules = new Rules(regime, staff, usable, parties);
        links.link(parent.rules, rules);
        cases.add(new Played(this, file, rules));
    }

    private String title(int nth) {
        return "Kallad %s nr %d".formatted(staff.city.name(), nth);
    }

    /** Those of the cases that a text names, by number or by title. */
    Set<String> named(String text) {
        return cases.stream()
                .filter(one -> text.contains(one.file.number()) || text.contains(title(cases.indexOf(one))))
                .map(one -> one.file.number())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void approve(String ground) {
        if (jurist.basis(ground).standing() != LegalBases.Standing.USABLE) {
            jurist.approve(ground);
        }
    }

    /** As other tests expect to find things. */
    void leave() {
        Rules.GROUNDS.forEach(this::approve);
        staff.everybody().forEach(person -> register(new Staff.Somebody(person.id(), Set.of(), Set.of())));
        cities.clear();
        cases.forEach(one -> one.time.forget());
    }

    /** What the register says of the person now. */
    Actor actor(String person) {
        var found = actors.as(REGISTRY, () -> directory.find(person)).orElseThrow();
        assertThat(found.units()).as("units of %s", person).isEqualTo(staff.unitsOf(person));
        return Actor.person(person, found.units(), found.roles());
    }

    void register(Staff.Somebody person) {
        actors.as(
                REGISTRY,
                () -> directory.register(
                        new Person(person.id(), "Prov " + person.id(), person.units(), person.roles()),
                        Optional.of(hash)));
    }

    void becomes(City city) {
        staff.city = city;
        cities.put(city.file());
    }

    void days(int days) {
        cases.forEach(one -> {
            one.rules.pass(days);
            one.time.days(days);
        });
        becomes(staff.city.older(days));
    }

    void minutes(int minutes) {
        cases.forEach(one -> {
            one.rules.protection.pass(minutes);
            one.time.minutes(minutes);
        });
    }

    void compare() {
        cases.forEach(Played::compare);
        if (cases.size() > 1) {
            new ListComparison(this).everybody();
        }
    }

    /** Somebody whom one of the cases is known to be about; empty when nobody is. */
    String identity() {
        return cases.stream()
                .map(one -> one.identity)
                .filter(number -> !number.isEmpty())
                .findFirst()
                .orElse("");
    }

    boolean inEndedOffice() {
        return staff.everybody().stream()
                .anyMatch(person -> !staff.unitsOf(person.id()).equals(person.units()));
    }

    boolean somebodyKnowsOneOfTwo() {
        return staff.everybody().stream().anyMatch(person -> links.knowsOneOfTwo(person.id()));
    }
}
