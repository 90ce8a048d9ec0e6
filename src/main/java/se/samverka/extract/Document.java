package se.samverka.extract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An extract as it is released, in Swedish: what a family is given as JSON, and what its PDF is printed from.
 *
 * @param name of the person, or null when it is protected or not known to the units
 * @param protection whether the population register protects the person
 * @param units names of whose knowledge it is
 * @param others names of others that take part in the case and answer for themselves
 * @param asOf when it was put together; nothing later is in it
 * @param masked why something is left out, each reason once
 */
public record Document(
        String number,
        Recipient recipient,
        @Nullable String name,
        boolean protection,
        String authority,
        List<String> units,
        List<String> others,
        Instant asOf,
        List<Reason> masked,
        List<Piece> pieces,
        List<Reading> readings) {

    /**
     * @param code stable
     * @param says in a word or two, as it stands where something is left out
     * @param means in a sentence
     */
    public record Reason(MaskReason code, String says, String means) {}

    /**
     * That somebody read something.
     *
     * @param log number in the trail, by which the authority can find who it was
     * @param units names
     * @param roles names of what gave the person more than the unit does
     * @param what was read
     */
    public record Reading(
            long log,
            Instant at,
            List<String> units,
            List<String> roles,
            String action,
            String what,
            String purpose,
            String ground) {}
}
