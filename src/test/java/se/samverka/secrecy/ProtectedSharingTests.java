package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import se.samverka.SamverkaTest;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Protections;

/** What people share of a protected case does not wait until they have opened what is written in it. */
@SamverkaTest
class ProtectedSharingTests {

    private static final int SCHOOL = 1;
    private static final String OFFICER = "prov.c";

    private final Played played;

    @Autowired
    ProtectedSharingTests(ApplicationContext application) {
        var people = Collections.nCopies(People.COUNT, new People.Sketch(Set.of(), Set.of(Protections.ROLE)));
        var fates = Collections.nCopies(City.ACTORS.size(), City.Fate.STAYS);
        played = new Town(application, Regime.SEKRETESS, new City.Sketch(fates, false, false, true, 0), people)
                .cases.get(0);
    }

    @BeforeEach
    void school_and_police_take_part_in_a_protected_case() {
        happen(
                new CaseHappenings.Invite("skola"),
                new CaseHappenings.Invite("polis"),
                new PeopleHappenings.About("sekretessmarkering", 14, 5));
    }

    @AfterEach
    void the_city_goes() {
        played.town.leave();
    }

    @Test
    void what_is_written_follows_the_consent_that_lives() {
        var row = new RulesOfConsent.Row("skola", "narvaro", "polis");
        happen(
                new ConsentHappenings.Ask(List.of(row), "UN", 30),
                new ConsentHappenings.Answer(0, true, Set.of()),
                new CaseHappenings.Write(SCHOOL, 0, 0, "narvaro"));

        assertThat(rows(OFFICER)).anyMatch(section -> section.endsWith("-skola/del-a"));
        played.compare();
    }

    @Test
    void a_decision_ends_the_one_before_about_the_same() {
        happen(
                new CaseHappenings.Write(SCHOOL, 0, 0, "narvaro"),
                new CaseHappenings.Decide(SCHOOL, 0, 0, false, "polis", 30),
                new CaseHappenings.Decide(SCHOOL, 0, 0, false, "polis", 2));
        assertThat(rows(OFFICER)).hasSize(1);

        happen(new PeopleHappenings.Days(5));

        assertThat(rows(OFFICER)).isEmpty();
        played.compare();
    }

    private void happen(Happening... happenings) {
        for (var happening : happenings) {
            happening.happen(played);
        }
    }

    private Set<String> rows(String person) {
        return played.seen.bySql(played.actor(person)).all();
    }
}
