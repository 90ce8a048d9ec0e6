package se.samverka.processes;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.samverka.TestActors;
import se.samverka.identity.Actor;
import se.samverka.organisation.Cities;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;

/**
 * Organisations of a kind of their own, {@code prov-1} and so on, each with one unit that answers for the actor
 * {@code organisation} and one person there, {@code prov.1}, who signs in as the demo people do.
 */
final class InventedOrganisations {

    private static final String LONG_AGO = "2020-01-01";
    private final Cities cities;
    private final Directory directory;
    private final TestActors actors;

    InventedOrganisations(Cities cities, Directory directory, TestActors actors) {
        this.cities = cities;
        this.directory = directory;
        this.actors = actors;
    }

    /** One organisation of the file. */
    record Entry(int number, @Nullable String lastDay, Set<Integer> successors, boolean answered) {

        String authority() {
            var ends = lastDay == null
                    ? ""
                    : ", to: %s, successors: [%s]"
                            .formatted(
                                    lastDay,
                                    successors.stream()
                                            .sorted()
                                            .map(next -> "prov-" + next)
                                            .collect(Collectors.joining(", ")));
            return "  - {code: prov-%d, name: Provorganisation %d, kind: provorganisation, from: %s%s}\n"
                    .formatted(number, number, LONG_AGO, ends);
        }

        String unit() {
            var ends = lastDay == null ? "" : ", to: " + lastDay;
            return answered
                    ? "  - {code: prov-%d-enhet, name: Kontakt %d, authority: prov-%d, actors: [organisation], from: %s%s}\n"
                            .formatted(number, number, number, LONG_AGO, ends)
                    : "";
        }
    }

    static Entry lasting(int number) {
        return new Entry(number, null, Set.of(), true);
    }

    static Entry unanswered(int number) {
        return new Entry(number, null, Set.of(), false);
    }

    static Entry ended(int number, String lastDay, Integer... successors) {
        return new Entry(number, lastDay, Set.of(successors), true);
    }

    void put(int many) {
        put(IntStream.rangeClosed(1, many)
                .mapToObj(InventedOrganisations::lasting)
                .toArray(Entry[]::new));
    }

    void put(Entry... entries) {
        var authorities = new StringBuilder();
        var units = new StringBuilder();
        for (var entry : entries) {
            authorities.append(entry.authority());
            units.append(entry.unit());
        }
        cities.put(
                "city: Provstaden\nactors:\n  - {code: organisation, name: Organisation, per: authority}\nauthorities:\n"
                        + authorities + "units:\n" + units);
    }

    /** Somebody at the organisation who can sign in. */
    String person(int number) {
        var user = "prov." + number;
        var hash = actors.as(Actor.service("sign-in"), () -> directory.passwordOf("chef.hisingen"));
        var person = new Person(user, "Prov Provsson", Set.of("prov-" + number + "-enhet"), Set.of());
        actors.as(Actor.service("organisation"), () -> directory.register(person, hash));
        return user;
    }

    void clear() {
        cities.clear();
    }
}
