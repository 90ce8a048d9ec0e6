package se.samverka.secrecy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;

/** Why the acting person sees what they see. */
public interface Reasons {

    /** One for each section, in the same order. */
    List<Reason> of(CaseId about, List<Section> sections);

    /**
     * @param ground code of the legal basis, or null when none is needed
     * @param paragraph where the basis is found in law, or null
     * @param consent the family's sentence, Swedish, when it rests on one
     * @param decidedBy user id of whoever decided, when it rests on a decision
     * @param decidedAt when it was disclosed, or null
     * @param purpose what it may be used for, or null
     * @param validUntil when it ends, or null
     */
    record Reason(
            Kind kind,
            @Nullable String ground,
            @Nullable String paragraph,
            @Nullable String consent,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String purpose,
            @Nullable Instant validUntil) {}

    /**
     * What it rests on: who I am, what kind of case it is, the family's yes, a decision, the law by itself, or that I have
     * opened the case in an emergency.
     */
    enum Kind {
        OWN,
        PARTICIPANT,
        OPEN,
        CONSENT,
        DECISION,
        LAW,
        EMERGENCY
    }
}
