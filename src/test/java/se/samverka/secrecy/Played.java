package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Protections;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Step;

/** The same case twice: in the application and by the rules. */
class Played {

    final Town town;
    final LocalDate today;
    final TestActors actors;
    final Jurist jurist;
    final Cases cases;
    final Sections sections;
    final Consents consents;
    final Sharing sharing;
    final EmergencyAccess emergencies;
    final Protections protections;
    final Family family;
    final Rules rules;
    final Seen seen;
    final Found found;
    final CaseId about;
    final CaseFile file;
    final PassingTime time;
    String identity = "";
    boolean opened;

    Played(Town town, CaseFile file, Rules rules) {
        var application = town.application;
        this.town = town;
        this.file = file;
        this.rules = rules;
        about = file.id();
        today = town.today;
        actors = town.actors;
        jurist = town.jurist;
        cases = application.getBean(Cases.class);
        sections = application.getBean(Sections.class);
        consents = application.getBean(Consents.class);
        sharing = application.getBean(Sharing.class);
        emergencies = application.getBean(EmergencyAccess.class);
        protections = application.getBean(Protections.class);
        family = Family.of(application);
        seen = Seen.of(application, file);
        found = Found.of(application, file);
        time = new PassingTime(about);
    }

    Actor actor(String person) {
        return town.actor(person);
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

    void perform(String step, Inputs with) {
        actors.asSystem(about, () -> town.application.getBean(step, Step.class).perform(about, with));
    }

    void compare() {
        new Comparison(this).everybody();
    }

    void note() {
        opened |= rules.staff.everybody().stream().anyMatch(person -> rules.groundsOf(person.id()).stream()
                .anyMatch(section -> !rules.staff.unitsOf(person.id()).contains(section.split("/")[0])));
    }
}
