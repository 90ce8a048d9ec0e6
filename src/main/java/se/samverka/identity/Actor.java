package se.samverka.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever acts in a transaction.
 *
 * @param id user id of a person, {@code system} for work nobody triggered, or {@code service:<name>} for a named service
 * @param units codes of the units the person works in
 * @param roles role codes, for example {@code processadmin}
 * @param systemCase the one case the system may touch; null for everybody else
 */
public record Actor(String id, Set<String> units, Set<String> roles, @Nullable CaseId systemCase) {

    public static Actor person(String userId, Set<String> units, Set<String> roles) {
        return new Actor(userId, Set.copyOf(units), Set.copyOf(roles), null);
    }

    /** The system working on one case: it sees and changes that case and nothing else. */
    public static Actor system(CaseId about) {
        return new Actor("system", Set.of(), Set.of(), about);
    }

    /** The system working on one case because this actor did something; the trail names the actor. */
    public Actor asSystem(CaseId about) {
        return new Actor(id, Set.of(), Set.of(), about);
    }

    /** A service without a case, for example {@code organisation}, which loads the register. */
    public static Actor service(String name) {
        return new Actor("service:" + name, Set.of(), Set.of(), null);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean worksIn(String unit) {
        return units.contains(unit);
    }
}
