package se.samverka.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which section of a case: two units may each have one with the same code.
 *
 * @param unit whose it is; null where somebody asked by the code alone and was shown none
 */
public record SectionName(String code, @Nullable String unit) {

    /** Stands in no code of a section or a unit. */
    private static final String OF = "@";

    /** @param name as {@link #toString} wrote it; before there were units in the trail, a code alone */
    static SectionName parse(String name) {
        var parts = name.split(OF, 2);
        return new SectionName(parts[0], parts.length == 1 ? null : parts[1]);
    }

    @Override
    public String toString() {
        return unit == null ? code : code + OF + unit;
    }
}
