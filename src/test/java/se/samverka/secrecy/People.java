package se.samverka.secrecy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who works in an invented city. The first are those of its offices in the north; some sit in several. */
final class People {

    static final int COUNT = 7;

    /** @param more numbers of further offices, whatever becomes of them */
    record Sketch(Set<Integer> more, Set<String> roles) {}

    private static final List<String> PLACES =
            List.of("koordinator", "skola", "polis", "fritid", "polis-soder", "mottagning-soder");

    private People() {}

    static List<Staff.Somebody> of(City city, List<Sketch> sketches) {
        var people = new ArrayList<Staff.Somebody>();
        for (var at = 0; at < sketches.size(); at++) {
            var sketch = sketches.get(at);
            var units = units(city, sketch.more());
            if (at < PLACES.size()) {
                units.add(city.name() + "-" + PLACES.get(at));
                units.retainAll(city.codes());
            }
            var roles = new TreeSet<>(sketch.roles());
            if (at == 5) {
                roles.add("nodatkomst");
            }
            people.add(new Staff.Somebody("prov." + (char) ('a' + at), units, roles));
        }
        return people;
    }

    static TreeSet<String> units(City city, Set<Integer> numbers) {
        var codes = city.codes();
        var units = new TreeSet<String>();
        numbers.forEach(number -> units.add(codes.get(number % codes.size())));
        return units;
    }
}
