package se.samverka.workflow;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samverka.caserecord.Protections;

/**
 * The engine's groups for tasks, as {@code casework.my_groups()} has them: a unit, and those of the unit who are cleared
 * for protected personal data.
 */
final class TaskGroups {

    private static final String CLEARED = "~skydd";

    private TaskGroups() {}

    static Set<String> of(Set<String> units, Set<String> roles) {
        return roles.contains(Protections.ROLE)
                ? units.stream()
                        .flatMap(unit -> Stream.of(unit, unit + CLEARED))
                        .collect(Collectors.toSet())
                : units;
    }

    static boolean isForCleared(String group) {
        return group.endsWith(CLEARED);
    }

    static String unit(String group) {
        return isForCleared(group) ? group.substring(0, group.length() - CLEARED.length()) : group;
    }

    static String group(String unit, boolean forCleared) {
        return forCleared ? unit + CLEARED : unit;
    }
}
