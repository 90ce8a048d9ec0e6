package se.samverka.secrecy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;
import se.samverka.caserecord.CaseFile.Regime;

/** Cities, their people, and what may happen, in no order that anybody would think of. */
final class Histories {

    private static final List<String> CATEGORIES = List.of("narvaro", "fritid", "kontaktuppgifter", "samverkan");

    private Histories() {}

    /** @param people as many as {@link People#COUNT} */
    record History(Regime regime, City.Sketch city, List<People.Sketch> people, List<Happening.In> happenings) {}

    static Arbitrary<History> histories() {
        return Combinators.combine(regimes(), cities(), people(), happenings()).as(History::new);
    }

    private static Arbitrary<Regime> regimes() {
        return Arbitraries.frequency(
                Tuple.of(6, Regime.SEKRETESS), Tuple.of(1, Regime.DELTAGARE), Tuple.of(1, Regime.OPPEN));
    }

    private static Arbitrary<City.Sketch> cities() {
        var fates = Arbitraries.frequency(
                        Tuple.of(6, City.Fate.STAYS),
                        Tuple.of(1, City.Fate.ENDS),
                        Tuple.of(1, City.Fate.IS_SUCCEEDED),
                        Tuple.of(1, City.Fate.WAS_MOVED),
                        Tuple.of(1, City.Fate.IS_TAKEN_OVER))
                .list()
                .ofSize(City.ACTORS.size());
        return Combinators.combine(fates, rarely(), rarely(), Arbitraries.of(true, false), between(0, 30))
                .as(City.Sketch::new);
    }

    private static ListArbitrary<People.Sketch> people() {
        return Combinators.combine(offices(1), roles())
                .as(People.Sketch::new)
                .list()
                .ofSize(People.COUNT);
    }

    private static Arbitrary<Set<Integer>> offices(int most) {
        return between(0, 7).set().ofMaxSize(most);
    }

    /** Many are cleared, so that protected cases are not empty rooms. */
    private static Arbitrary<Set<String>> roles() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Set.of())),
                Tuple.of(3, Arbitraries.just(Set.of(Staff.ROLES.get(0)))),
                Tuple.of(2, Arbitraries.of(Staff.ROLES).set().ofMaxSize(3)));
    }

    private static Arbitrary<List<Happening.In>> happenings() {
        var happening = Arbitraries.frequencyOf(
                Tuple.of(20, inTheCase()),
                Tuple.of(12, withTheFamily()),
                Tuple.of(14, withPeople()),
                Tuple.of(3, withLinkedCases()));
        return Combinators.combine(between(0, 5), happening)
                .as(Happening.In::new)
                .list()
                .ofMinSize(8)
                .ofMaxSize(25);
    }

    private static Arbitrary<Happening> inTheCase() {
        var actor = Arbitraries.of(City.ACTORS);
        var code = between(0, 2);
        var nth = between(0, 1);
        return Arbitraries.frequencyOf(
                        Tuple.of(3, actor.map(CaseHappenings.Invite::new)),
                        Tuple.of(
                                9,
                                Combinators.combine(who(), nth, code, Arbitraries.of(CATEGORIES))
                                        .as(CaseHappenings.Write::new)),
                        Tuple.of(2, Combinators.combine(code, actor).as(CaseHappenings.Disclose::new)),
                        Tuple.of(
                                3,
                                Combinators.combine(
                                                who(), nth, code, Arbitraries.of(true, false), actor, between(0, 40))
                                        .as(CaseHappenings.Decide::new)),
                        Tuple.of(1, Combinators.combine(who(), actor).as(CaseHappenings.Revoke::new)),
                        Tuple.of(1, Arbitraries.of(Rules.GROUNDS).map(CaseHappenings.Judge::new)),
                        Tuple.of(1, Arbitraries.create(CaseHappenings.Close::new)))
                .map(Happening.class::cast);
    }

    private static Arbitrary<Happening> withTheFamily() {
        var actor = Arbitraries.of(City.ACTORS);
        var row = Combinators.combine(actor, Arbitraries.of(CATEGORIES), actor)
                .as(RulesOfConsent.Row::new)
                .filter(line -> !line.from().equals(line.to()));
        var ask = Combinators.combine(
                        row.list().ofMinSize(1).ofMaxSize(3).uniqueElements(),
                        Arbitraries.of("VH", "UN"),
                        between(0, 60))
                .as(ConsentHappenings.Ask::new);
        var yes = Arbitraries.frequency(Tuple.of(7, true), Tuple.of(1, false));
        var leftOut = between(1, 9).set().ofMaxSize(2);
        return Arbitraries.frequencyOf(
                        Tuple.of(2, ask),
                        Tuple.of(
                                4,
                                Combinators.combine(between(0, 1), yes, leftOut).as(ConsentHappenings.Answer::new)),
                        Tuple.of(2, Arbitraries.create(ConsentHappenings.Share::new)),
                        Tuple.of(4, ask.map(ConsentHappenings.Agree::new)),
                        Tuple.of(
                                1,
                                Combinators.combine(who(), Arbitraries.of("VH1", "VH2", "UN"))
                                        .as(ConsentHappenings.Withdraw::new)))
                .map(Happening.class::cast);
    }

    private static Arbitrary<Happening> withLinkedCases() {
        var offices = Arbitraries.maps(Arbitraries.of("skola", "polis", "fritid"), between(0, 7))
                .ofMaxSize(3);
        var area = Arbitraries.frequency(Tuple.of(3, City.AREA), Tuple.of(1, "soder"));
        var open = Combinators.combine(Arbitraries.of(Regime.class), area, Arbitraries.of(true, false), offices)
                .as(LinkedHappenings.Open::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(2, open),
                        Tuple.of(1, Arbitraries.create(LinkedHappenings.CloseAll::new)),
                        Tuple.of(1, Arbitraries.create(LinkedHappenings.Succeed::new)))
                .map(Happening.class::cast);
    }

    private static Arbitrary<Happening> withPeople() {
        var said = Arbitraries.frequency(
                Tuple.of(3, "ingen"),
                Tuple.of(1, ""),
                Tuple.of(1, "okant"),
                Tuple.of(1, "sekretessmarkering"),
                Tuple.of(1, "skyddad-folkbokforing"));
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                2,
                                Combinators.combine(anybody(), offices(2), roles())
                                        .as(PeopleHappenings.Move::new)),
                        Tuple.of(1, between(0, 7).map(PeopleHappenings.OfficeEnds::new)),
                        Tuple.of(2, Arbitraries.of(1, 3, 10, 30, 100).map(PeopleHappenings.Days::new)),
                        Tuple.of(1, Arbitraries.of(30, 60).map(PeopleHappenings.Minutes::new)),
                        Tuple.of(
                                2,
                                Combinators.combine(
                                                Arbitraries.frequencyOf(
                                                        Tuple.of(3, Arbitraries.just(5)), Tuple.of(1, anybody())),
                                                Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false)))
                                        .as(PeopleHappenings.Emergency::new)),
                        Tuple.of(
                                3,
                                Combinators.combine(said, Arbitraries.of(14, 15, 18, 19), between(0, 40))
                                        .as(PeopleHappenings.About::new)),
                        Tuple.of(
                                2,
                                Combinators.combine(who(), Arbitraries.of(RulesOfProtection.LEVELS))
                                        .as(PeopleHappenings.Protect::new)),
                        Tuple.of(3, anybody().map(PeopleHappenings.Open::new)))
                .map(Happening.class::cast);
    }

    /** Mostly those of the north. */
    private static Arbitrary<Integer> who() {
        return Arbitraries.frequencyOf(Tuple.of(6, between(0, 3)), Tuple.of(1, anybody()));
    }

    private static Arbitrary<Integer> anybody() {
        return Arbitraries.of(IntStream.range(0, People.COUNT).boxed().toList());
    }

    private static Arbitrary<Boolean> rarely() {
        return Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
    }

    private static Arbitrary<Integer> between(int from, int to) {
        return Arbitraries.integers().between(from, to);
    }
}
