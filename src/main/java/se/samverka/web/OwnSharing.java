package se.samverka.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Sections.Section;
import se.samverka.secrecy.Sharing.Proposal;
import se.samverka.secrecy.Sharing.Shared;

/**
 * What has become of a section of one's own unit: who may read it, and what has been proposed.
 *
 * @param unit code of the owner
 * @param code of the section
 */
record OwnSharing(String unit, String code, List<Recipient> recipients, List<Proposed> proposals) {

    /**
     * @param key message key, which takes {@code until}
     * @param law where the ground is found
     * @param decision id to take back a decision with, or null when there is none to take back
     */
    record Recipient(String unit, String key, String law, @Nullable String until, @Nullable UUID decision) {}

    /** @param key message key, which takes {@code on} */
    record Proposed(UUID id, String unit, String key, String on) {}

    static OwnSharing of(Section section, List<Shared> shared, List<Proposal> proposals, Names names, Laws laws) {
        return new OwnSharing(
                section.unit(),
                section.code(),
                shared.stream()
                        .filter(row -> concerns(section, row.unit(), row.section(), row.category()))
                        .map(row -> recipient(row, names, laws))
                        .toList(),
                proposals.stream()
                        .filter(one -> concerns(section, one.unit(), one.section(), one.category()))
                        .map(one -> proposed(one, names))
                        .toList());
    }

    /** What the register calls its grounds. */
    interface Laws {
        String paragraph(String ground);
    }

    private static boolean concerns(Section section, String unit, @Nullable String code, @Nullable String category) {
        return section.unit().equals(unit)
                && (section.code().equals(code) || category != null && Objects.equals(section.category(), category));
    }

    private static Recipient recipient(Shared row, Names names, Laws laws) {
        var until = Dates.lastDay(row.validUntil());
        return new Recipient(
                names.unit(row.recipient()),
                until == null ? "sharing.reads" : "sharing.reads.until",
                laws.paragraph(row.ground()),
                until,
                row.decided() ? row.id() : null);
    }

    private static Proposed proposed(Proposal one, Names names) {
        var answer = one.answer();
        var key = answer == null ? "waiting" : answer.agreed() ? "agreed" : "declined";
        return new Proposed(
                one.id(),
                names.unit(one.recipient()),
                "sharing.proposal." + key,
                Dates.day(answer == null ? one.proposedAt() : answer.decidedAt()));
    }
}
