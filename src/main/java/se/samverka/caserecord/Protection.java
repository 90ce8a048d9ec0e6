package se.samverka.caserecord;

import java.util.Arrays;
import java.util.Locale;

/**
 * What the population register says about showing somebody's data (OSL 21:3, 22:1 and folkbokföringslagen 16 §; to be
 * examined by the city's lawyer). {@code OKANT} counts as protected until somebody knows.
 */
public enum Protection {
    INGEN,
    OKANT,
    SEKRETESSMARKERING,
    SKYDDAD_FOLKBOKFORING;

    /**
     * @param code as forms write it, for example {@code skyddad-folkbokforing}; blank means not asked
     * @throws Refused {@code protection-unknown} naming the field
     */
    static Protection of(String code, String field) {
        var name = code.isBlank()
                ? OKANT.name()
                : code.trim().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("protection-unknown", field));
    }

    /** Whether clearance is needed to know of the case. */
    public boolean isProtected() {
        return this != INGEN;
    }
}
