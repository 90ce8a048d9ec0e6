package se.samverka.caserecord;

import java.time.Duration;

/** What a person may do only so often; counted for all nodes together. */
public interface Turns {

    /**
     * Takes a turn in a transaction of its own, so that it counts whatever comes of it.
     *
     * @param kind {@code [a-z-]}, for example {@code search}
     * @return false when the acting person has taken all turns of that time; nothing is counted then
     */
    boolean take(String kind, int most, Duration within);
}
