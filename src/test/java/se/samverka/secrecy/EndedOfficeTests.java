package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import se.samverka.secrecy.City.Fate;

/** The police of the area have their last day today; from tomorrow a unit with another code answers for them. */
@SamverkaTest
class EndedOfficeTests {

    private static final int POLICE = 2;
    private static final String SUCCESSOR = "prov.g";
    private static final List<RulesOfConsent.Row> ROWS = List.of(new RulesOfConsent.Row("skola", "narvaro", "polis"));

    private final Played played;

    @Autowired
    EndedOfficeTests(ApplicationContext application) {
        var fates = List.of(Fate.STAYS, Fate.STAYS, Fate.IS_SUCCEEDED, Fate.STAYS);
        var people = Collections.nCopies(People.COUNT, new People.Sketch(Set.of(), Set.of()));
        played = new Town(application, Regime.SEKRETESS, new City.Sketch(fates, false, false, true, 0), people)
                .cases.get(0);
    }

    @BeforeEach
    void somebody_works_where_the_police_will() {
        new PeopleHappenings.Move(People.COUNT - 1, Set.of(POLICE + 1), Set.of()).happen(played);
        new CaseHappenings.Invite("skola").happen(played);
        new CaseHappenings.Write(1, 0, 0, "narvaro").happen(played);
    }

    @AfterEach
    void the_city_goes() {
        played.town.leave();
    }

    @Test
    void people_of_an_office_that_has_ended_read_nothing() {
        new CaseHappenings.Invite("polis").happen(played);
        new CaseHappenings.Write(POLICE, 0, 1, "narvaro").happen(played);
        assertThat(knows(played.rules.staff.id(POLICE))).isTrue();

        tomorrow();

        assertThat(knows(played.rules.staff.id(POLICE))).isFalse();
        assertThat(knows(SUCCESSOR)).isFalse();
        played.compare();
    }

    @Test
    void consent_lets_in_the_unit_the_family_said_yes_to_and_not_its_successor() {
        new ConsentHappenings.Ask(ROWS, "UN", 30).happen(played);
        new ConsentHappenings.Answer(0, true, Set.of()).happen(played);

        tomorrow();
        played.family.share(played.about);

        assertThat(knows(SUCCESSOR)).isFalse();
        assertThat(played.actors.asSystem(played.about, () -> played.cases.participants(played.about)))
                .extracting(in -> in.actor())
                .containsExactlyInAnyOrder("koordinator", "skola");
    }

    @Test
    void nothing_is_asked_about_or_disclosed_to_a_unit_that_takes_part_and_has_ended() {
        new CaseHappenings.Invite("polis").happen(played);
        new ConsentHappenings.Ask(ROWS, "UN", 30).happen(played);

        tomorrow();
        new ConsentHappenings.Ask(ROWS, "UN", 30).happen(played);

        assertThatThrownBy(() -> played.family.askAgain(played.about, "UN")).hasMessage("actor-ended (rader)");
        assertThatThrownBy(() -> played.family.disclose(played.about, "del-a", "polis", Rules.DUTY))
                .hasMessage("actor-ended");
    }

    private void tomorrow() {
        new PeopleHappenings.Days(1).happen(played);
    }

    private boolean knows(String person) {
        return played.seen.sees(played.actor(person));
    }
}
