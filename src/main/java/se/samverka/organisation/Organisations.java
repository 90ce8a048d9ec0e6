package se.samverka.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The city's units and areas. */
public interface Organisations {

    /** The newest entry with this code, whether it still holds or not. */
    Optional<Unit> unit(String code);

    /** The unit that answers for the actor in the area on that day. */
    Optional<Unit> unitFor(String actor, String area, LocalDate on);

    List<Unit> units(LocalDate on);

    /** In the order of the file. */
    List<Authority> authorities(LocalDate on);

    /** Areas in the order of the file. */
    List<Area> areas();

    /** The Swedish name of an actor code, or the code itself when unknown. */
    String actorName(String actor);

    /** The name of a unit or an authority by code, or the code itself when unknown. */
    String nameOf(String code);

    /** A part of the city. */
    record Area(String code, String name) {}
}
