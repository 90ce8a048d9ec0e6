package se.samverka.organisation;

import java.util.List;
import java.util.Optional;

/** The people of the register. Every look-up sees today's units and roles. */
public interface Directory {

    Optional<Person> find(String userId);

    List<Person> members(String unit);

    /** The encoded password for demo sign-in; empty for people who sign in elsewhere and for all but {@code service:sign-in}. */
    Optional<String> passwordOf(String userId);

    /** Adds or updates a person; the same call twice changes nothing. Only {@code service:organisation} may. */
    void register(Person person, Optional<String> encodedPassword);
}
