package se.samverka.web;

import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Sections.Section;

/** The ground on which a section is read, as the key of a sentence. */
class Ground {

    private static final String CONSENT = "LB-SAM";

    private Ground() {}

    static String key(Section section) {
        return switch (section.ground()) {
            case "own", "participant", "open" -> "ground." + section.ground();
            case CONSENT -> dated("ground.consent", section);
            default -> dated("ground.law", section);
        };
    }

    private static String dated(String key, Section section) {
        return section.validUntil() == null ? key : key + ".until";
    }

    static @Nullable String until(Section section) {
        return section.validUntil() == null ? null : Dates.day(section.validUntil());
    }
}
