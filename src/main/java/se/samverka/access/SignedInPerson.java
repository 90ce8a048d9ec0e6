package se.samverka.access;

import java.io.Serializable;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;
import se.samverka.identity.Actor;
import se.samverka.identity.HasActor;
import se.samverka.organisation.Person;

/** The one kind of principal. The session keeps it, but units and roles are read anew for each request. */
public record SignedInPerson(String userId, String name, Set<String> units, Set<String> roles)
        implements AuthenticatedPrincipal, HasActor, Serializable {

    static SignedInPerson of(Person person) {
        return new SignedInPerson(
                person.userId(), person.name(), Set.copyOf(person.units()), Set.copyOf(person.roles()));
    }

    @Override
    public Actor actor() {
        return Actor.person(userId, units, roles);
    }

    /** The user id: what sessions, logs and the engine know the person by. */
    @Override
    public String getName() {
        return userId;
    }
}
