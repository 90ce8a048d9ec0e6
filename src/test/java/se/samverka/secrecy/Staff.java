package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules about people: an office that is not open today counts for nothing, nor does one somebody has left. */
class Staff {

    static final List<String> ROLES =
            List.of("skyddade-uppgifter", "nodatkomst", "jurist", "loggranskare", "processadmin");

    /** @param units where the person has been put, whether they are open or not */
    record Somebody(String id, Set<String> units, Set<String> roles) {}

    final LocalDate today;
    City city;
    private final List<Somebody> people;

    Staff(City city, LocalDate today, List<Somebody> people) {
        this.city = city;
        this.today = today;
        this.people = new ArrayList<>(people);
    }

    List<Somebody> everybody() {
        return List.copyOf(people);
    }

    String id(int person) {
        return people.get(person).id();
    }

    void moves(int person, Set<String> units, Set<String> roles) {
        people.set(person, new Somebody(id(person), units, roles));
    }

    Set<String> unitsOf(String person) {
        return somebody(person).units().stream()
                .filter(unit -> city.open(unit, today))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> rolesOf(String person) {
        return somebody(person).roles();
    }

    boolean has(String person, String role) {
        return rolesOf(person).contains(role);
    }

    /** Whoever has neither an office nor a role does not work here any more. */
    boolean works(String person) {
        return !unitsOf(person).isEmpty() || !rolesOf(person).isEmpty();
    }

    private Somebody somebody(String person) {
        return people.stream().filter(p -> p.id().equals(person)).findFirst().orElseThrow();
    }
}
