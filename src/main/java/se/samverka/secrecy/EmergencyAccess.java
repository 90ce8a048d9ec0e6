package se.samverka.secrecy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;

/**
 * Reading a case that one otherwise may not, when something can't wait: one person, one case, sixty minutes. The units
 * that the case concerns are told at once, and somebody else reviews it afterwards ({@link EmergencyReviews}).
 */
public interface EmergencyAccess {

    /** The role that may. */
    String ROLE = "nodatkomst";

    /**
     * The legal bases that can be named today; empty when none can be used.
     *
     * @throws Refused {@code emergency-not-yours} for whoever lacks the role
     */
    List<Basis> bases();

    /**
     * Opens the case from now on. Whether it exists is told only to whoever has given everything that is asked.
     *
     * @param password as {@link se.samverka.identity.Reauthentication} wants it
     * @throws Refused {@code emergency-not-yours}, {@code emergency-too-often}, {@code emergency-number-invalid},
     *     {@code emergency-reason-short}, {@code emergency-reason-long}, {@code emergency-not-understood},
     *     {@code emergency-not-proved}, {@code emergency-case-unknown}, {@code emergency-reason-used}, or why the legal
     *     basis can't be used; naming the field
     */
    void open(Wanted wanted, String password);

    /** Ends the acting person's own access to the case, if any. */
    void end(String number);

    /** Until when the case is open to the acting person in an emergency; empty when it is not. */
    Optional<Instant> until(CaseId about);

    /** Openings of this case that the acting person may know of, the newest first. */
    List<Opening> openings(String number);

    /**
     * Openings that concern the acting person's units and nobody has reviewed, and their own that have not ended. A
     * manager is told of those by people of their authority and of cases that it takes part in, the data protection
     * officer of all: without the number.
     */
    List<Opening> news();

    /**
     * What is asked before a case is opened.
     *
     * @param basis code of the legal basis
     * @param reason twenty characters or more; seen by reviewers only
     * @param understood that the reader has seen the warning
     */
    record Wanted(String number, String basis, String reason, boolean understood) {

        /** Case numbers are capitals, however they were typed. */
        public Wanted {
            number = number.strip().toUpperCase(Locale.ROOT);
        }

        /** Never the reason: this may end up in a log. */
        @Override
        public String toString() {
            return "Wanted[" + number + "]";
        }
    }

    /** A legal basis that can be named. */
    record Basis(String code, String paragraph, String condition) {}

    /**
     * That somebody opened a case.
     *
     * @param number null for those who may not know the case
     * @param person user id
     * @param until when it ended, or will
     * @param living still open to the person
     * @param mine the acting person opened it
     * @param review null until somebody has reviewed it
     */
    record Opening(
            @Nullable String number,
            String person,
            Set<String> units,
            String basis,
            Instant openedAt,
            Instant until,
            boolean living,
            boolean mine,
            EmergencyReviews.@Nullable Result review) {}
}
