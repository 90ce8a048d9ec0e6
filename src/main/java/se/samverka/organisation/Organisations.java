package se.samverka.organisation;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The city's units and areas. */
public interface Organisations {

    /** The newest entry with this code, whether it still holds or not. */
    Optional<Unit> unit(String code);

    /** The unit that answers for the actor in the area on that day; none when each authority has its own. */
    Optional<Unit> unitFor(String actor, String area, LocalDate on);

    /** The unit of the authority that answers for the actor on that day. */
    Optional<Unit> unitOf(String authority, String actor, LocalDate on);

    List<Unit> units(LocalDate on);

    /** The newest entry with this code, whether it still holds or not. */
    Optional<Authority> authority(String code);

    /** In the order of the file. */
    List<Authority> authorities(LocalDate on);

    /**
     * What has become of an authority by that day: itself while it exists, else those who took over, and those who took
     * over from them. Empty when nobody did.
     */
    default List<Authority> heirs(String code, LocalDate on) {
        var alive = new LinkedHashMap<String, Authority>();
        authorities(on).forEach(authority -> alive.put(authority.code(), authority));
        var heirs = new LinkedHashSet<Authority>();
        var asked = new LinkedHashSet<>(Set.of(code));
        for (var next = new ArrayDeque<>(asked); !next.isEmpty(); ) {
            var one = next.remove();
            if (alive.containsKey(one)) {
                heirs.add(alive.get(one));
            } else {
                authority(one).stream()
                        .flatMap(ended -> ended.successors().stream())
                        .filter(asked::add)
                        .forEach(next::add);
            }
        }
        return List.copyOf(heirs);
    }

    /** Areas in the order of the file. */
    List<Area> areas();

    /** The Swedish name of an actor code, or the code itself when unknown. */
    String actorName(String actor);

    /** The name of a unit or an authority by code, or the code itself when unknown. */
    String nameOf(String code);

    /** A part of the city. */
    record Area(String code, String name) {}
}
