package se.samverka.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows guessing down. What is counted is an account from an address, an address, and an account from addresses it has
 * never been used from; so nobody can keep a person out of an account from elsewhere. Kept in memory, per node.
 */
class Throttle {

    private static final int REMEMBERED = 20_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<String, Failures> failures = bounded();
    private final Map<String, Instant> familiar = bounded();

    Throttle(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean mustWait(String account, String address) {
        return waits(pair(account, address), 5, Duration.ofMinutes(5))
                || waits("from " + address, 200, Duration.ofMinutes(5))
                || (!familiar.containsKey(pair(account, address)) && waits("to " + account, 50, Duration.ofMinutes(1)));
    }

    synchronized void failed(String account, String address) {
        count(pair(account, address));
        count("from " + address);
        if (!familiar.containsKey(pair(account, address))) {
            count("to " + account);
        }
    }

    synchronized void succeeded(String account, String address) {
        failures.remove(pair(account, address));
        familiar.put(pair(account, address), clock.instant());
    }

    /** The first failures cost nothing; after that each doubles the wait, from two seconds up to the longest. */
    private boolean waits(String key, int free, Duration longest) {
        var counted = failures.get(key);
        if (counted == null || counted.count() < free) {
            return false;
        }
        var doubled = Duration.ofSeconds(1L << Math.min(counted.count() - free + 1, 20));
        var wait = doubled.compareTo(longest) < 0 ? doubled : longest;
        return clock.instant().isBefore(counted.last().plus(wait));
    }

    private void count(String key) {
        var now = clock.instant();
        failures.merge(
                key,
                new Failures(1, now),
                (before, one) -> before.last().plus(FORGOTTEN_AFTER).isBefore(now)
                        ? one
                        : new Failures(before.count() + 1, now));
    }

    private static String pair(String account, String address) {
        return account + " from " + address;
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    private record Failures(int count, Instant last) {}
}
