package se.samverka.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Sections.Section;

/**
 * Why a section is seen, ready to be said.
 *
 * @param key message key, which takes {@code until} and {@code law}
 * @param until last day of the ground, or the minute it ends when it is that short; or null
 * @param law where the basis is found, or null when there is none
 */
record Ground(String key, @Nullable String until, @Nullable String law) {

    private static final String CONSENT = "LB-SAM";
    static final String EMERGENCY = "emergency";
    private static final Set<String> WITHOUT_LAW = Set.of("own", "participant", "open", EMERGENCY, CONSENT);

    /** Codes of the legal bases that have to be looked up to say why the sections are seen. */
    static Set<String> laws(List<Section> sections) {
        return sections.stream()
                .map(Section::ground)
                .filter(ground -> !WITHOUT_LAW.contains(ground))
                .collect(Collectors.toSet());
    }

    /** @param paragraphs places in law by code of the basis */
    static Ground of(Section section, Map<String, String> paragraphs) {
        var ground = section.ground();
        if (ground.equals(CONSENT)) {
            return dated("ground.consent", section, null);
        }
        if (ground.equals(EMERGENCY) && section.validUntil() != null) {
            return new Ground("ground.emergency.until", Dates.moment(section.validUntil()), null);
        }
        return WITHOUT_LAW.contains(ground)
                ? new Ground("ground." + ground, null, null)
                : dated("ground.law", section, paragraphs.getOrDefault(ground, ground));
    }

    private static Ground dated(String key, Section section, @Nullable String law) {
        var end = section.validUntil();
        // The ground ends as the day after its last one begins.
        return end == null
                ? new Ground(key, null, law)
                : new Ground(key + ".until", Dates.day(end.minusMillis(1)), law);
    }
}
