package se.samverka.secrecy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules about who takes part in one case: the unit that came as an actor, until another takes over from it. */
class RulesOfParties {

    final Staff staff;
    final String area;
    private final Map<String, String> units;

    /** @param units by actor */
    RulesOfParties(Staff staff, String area, Map<String, String> units) {
        this.staff = staff;
        this.area = area;
        this.units = new TreeMap<>(units);
    }

    Map<String, String> units() {
        return Map.copyOf(units);
    }

    /** Who answers for the actor in this case, if that office is open. */
    Optional<String> unitOf(String actor) {
        return knownUnit(actor).filter(unit -> staff.city.open(unit, staff.today));
    }

    Optional<String> knownUnit(String actor) {
        return unitAs(actor).or(() -> staff.city.officeFor(actor, area, staff.today));
    }

    /** Who takes part as the actor. */
    Optional<String> unitAs(String actor) {
        return Optional.ofNullable(units.get(actor));
    }

    void invite(String actor) {
        knownUnit(actor).ifPresent(unit -> admit(actor, unit));
    }

    void admit(String actor, String unit) {
        units.putIfAbsent(actor, unit);
    }

    void takesOver(String actor, String unit) {
        units.put(actor, unit);
    }

    boolean takesPart(String person) {
        return staff.unitsOf(person).stream().anyMatch(units::containsValue);
    }

    boolean has(String unit) {
        return units.containsValue(unit);
    }
}
