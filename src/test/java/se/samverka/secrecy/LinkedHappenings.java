package se.samverka.secrecy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.step.Inputs;

/** What happens between a case and those that belong to it. */
final class LinkedHappenings {

    private static final int MOST = 3;

    private LinkedHappenings() {}

    /**
     * A case of its own regime and area, with the parent's coordinator or another one.
     *
     * @param offices numbers of the offices that take part, by actor
     */
    record Open(Regime regime, String area, boolean sameCoordinator, Map<String, Integer> offices)
            implements Happening {

        @Override
        public void happen(Played in) {
            if (in.town.cases.size() < MOST) {
                var parties = new RulesOfParties(in.rules.staff, area, units(in));
                in.does(
                        !in.rules.closed,
                        () -> in.actors.asSystem(in.about, () -> {
                            in.town.openLinked(in, regime, parties);
                            return true;
                        }));
            }
        }

        /** Whoever asks the family asks as one actor only. */
        private Map<String, String> units(Played in) {
            var units = new HashMap<String, String>();
            var open = in.rules.staff.city.codes().stream()
                    .filter(code -> in.rules.staff.city.open(code, in.today))
                    .toList();
            offices.forEach((actor, number) -> units.put(actor, open.get(number % open.size())));
            var coordinator = sameCoordinator ? in.rules.coordinator : nth(open, offices.size());
            units.values().removeIf(coordinator::equals);
            units.put("koordinator", coordinator);
            return units;
        }

        private static String nth(List<String> open, int number) {
            return open.get((number * 3 + 1) % open.size());
        }
    }

    /** What still goes on of what belongs to the same case is over. */
    record CloseAll() implements Happening {

        @Override
        public void happen(Played in) {
            var parent = in.town.above(in);
            parent.perform("closeLinked", new Inputs(Map.of("reason", "MAL_UPPNATT")));
            in.town.links.closeBeneath(parent.rules);
        }
    }

    /** Where an office has ended, whoever goes on with its work takes over. */
    record Succeed() implements Happening {

        @Override
        public void happen(Played in) {
            var parent = in.town.above(in);
            City.ACTORS.stream().filter(actor -> !actor.equals("koordinator")).forEach(actor -> {
                if (in.does(
                        in.town.links.maySucceed(parent.rules, actor),
                        () -> parent.perform("followRegister", new Inputs(Map.of("actor", actor))))) {
                    in.town.links.succeed(parent.rules, actor);
                }
            });
        }
    }
}
