package se.samverka.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything one file says, with the line of each entry so that a broken rule can be pointed at.
 *
 * @param actors Swedish name by actor code
 * @param perAuthority actors for which each authority has a unit of its own, so that an area alone names none
 */
record Register(
        List<Organisations.Area> areas,
        Map<String, String> actors,
        Set<String> perAuthority,
        List<Entry<Authority>> authorities,
        List<Entry<Unit>> units) {

    static final Register EMPTY = new Register(List.of(), Map.of(), Set.of(), List.of(), List.of());

    record Entry<T>(int line, T value) {}

    static boolean overlap(LocalDate from, @Nullable LocalDate to, LocalDate otherFrom, @Nullable LocalDate otherTo) {
        return valid(from, otherFrom, otherTo) || valid(otherFrom, from, to);
    }

    static boolean valid(LocalDate on, LocalDate from, @Nullable LocalDate to) {
        return !on.isBefore(from) && (to == null || !on.isAfter(to));
    }
}
