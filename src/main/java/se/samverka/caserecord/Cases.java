package se.samverka.caserecord;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samverka.identity.CaseId;

/** The cases the acting person takes part in; other cases do not exist here. */
public interface Cases {

    /** Opens a case and lets its first participants in. */
    default CaseFile open(NewCase with) {
        return open(with, null);
    }

    /** The same with what lists call it; see {@link #rename}. */
    CaseFile open(NewCase with, @Nullable String title);

    Optional<CaseFile> find(CaseId id);

    Optional<CaseFile> findByNumber(String number);

    /** Those that came to one of my units last come first, without those that belong to another one of mine. */
    List<CaseFile> mine(int limit);

    List<Participant> participants(CaseId id);

    /** The unit that answers for the actor in this case today. */
    Optional<String> unitOf(CaseId id, String actor);

    /**
     * The group that takes the actor's tasks in this case: the unit's code, and where the person is protected, with
     * {@code ~skydd}, those of the unit who are cleared.
     */
    Optional<String> groupOf(CaseId id, String actor);

    /**
     * Unit by actor, in the order asked: the participant if there is one, else the unit of the case's area.
     *
     * @throws Refused {@code actor-unknown} when no unit answers for one of them, {@code actor-ended} when the unit that
     *     takes part for one has ended
     */
    Map<String, String> unitsFor(CaseId id, Collection<String> actors);

    /** Lets the actor's unit for the case's area in; the same actor twice changes nothing. Returns the unit's code. */
    String invite(CaseId id, String actor);

    /** Lets them all in with one statement. Returns unit by actor. */
    Map<String, String> invite(CaseId id, Collection<String> actors);

    /**
     * As the system of the case: lets a unit take over from the one that takes part as the actor; what that one has written
     * stays as it is. Publishes {@link UnitReplaced}.
     *
     * @throws Refused {@code new-recipient} under secrecy, where a unit of another authority is somebody new to disclose to
     *     (OSL 8 kap. 1 §; to be examined by the city's lawyer)
     */
    void replace(CaseId id, String actor, String unit);

    /**
     * As the system of the case: lets units in by actor; where another one takes part as the actor, they take over as
     * {@link #replace} says.
     */
    void admit(CaseId id, Map<String, String> units);

    /**
     * As the system of the case: says what lists call it; a case under secrecy has no title.
     *
     * @param title cut to 120 characters; null for none
     */
    void rename(CaseId id, @Nullable String title);

    /**
     * Closes the case and, through {@link CaseClosed}, everything open about it; a closed case stays as it is.
     *
     * @param reason a code, never words of somebody's
     */
    void close(CaseId id, String reason);

    /**
     * What a new case starts with.
     *
     * @param prefix first part of the case number, capital letters
     * @param participants unit code by actor code
     */
    record NewCase(
            String process,
            String prefix,
            CaseFile.Regime regime,
            String retentionClass,
            String area,
            Map<String, String> participants) {}

    /** A unit that takes part as an actor. */
    record Participant(String actor, String unit, Instant since) {}
}
