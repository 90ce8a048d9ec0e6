package se.samverka.organisation;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A unit people work in; its code is also the group in the engine.
 *
 * @param code {@code [a-z0-9-]}, 3 to 40 characters
 * @param authority code of the authority it belongs to; secrecy applies between authorities (OSL 8:1)
 * @param actors actor codes it answers for, for example {@code skola}
 * @param areas areas it covers; empty means the whole city
 * @param validTo last day, or null
 */
public record Unit(
        String code,
        String name,
        String authority,
        Set<String> actors,
        Set<String> areas,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
