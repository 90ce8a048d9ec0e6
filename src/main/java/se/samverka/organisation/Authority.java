package se.samverka.organisation;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body of its own before the law: secrecy applies between authorities (OSL 8:1–2).
 *
 * @param kind as in the city's file, for example {@code namnd} or {@code bolag}
 * @param area code of the one area it answers for, or null for the whole city
 * @param validTo last day, or null
 * @param successors codes of those who took over on the day after
 */
public record Authority(
        String code,
        String name,
        String kind,
        @Nullable String area,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Set<String> successors) {}
