package se.samverka.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.identity.CurrentOrigin;

/** Remembers for a while which list has shown a session which case, so that a refreshed page is not a new reading. */
@Component
class RecentLists {

    private static final Duration WHILE = Duration.ofMinutes(10);
    private static final int REMEMBERED = 50_000;

    private final CurrentActor actors;
    private final CurrentOrigin origin;
    private final Clock clock;
    private final Map<Shown, Instant> noted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<Shown, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    RecentLists(CurrentActor actors, CurrentOrigin origin, Clock clock) {
        this.actors = actors;
        this.origin = origin;
        this.clock = clock;
    }

    /** The cases, each once, that have to be noted; they count as noted when the transaction has committed. */
    List<CaseId> fresh(String list, Collection<CaseId> shown) {
        var session = origin.get().session();
        var each = shown.stream().distinct().toList();
        if (session == null || each.isEmpty()) {
            return each;
        }
        var who = actors.require().id() + " in " + session;
        var fresh = each.stream()
                .filter(about -> !isNoted(new Shown(who, list, about)))
                .toList();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                fresh.forEach(about -> note(new Shown(who, list, about)));
            }
        });
        return fresh;
    }

    private synchronized boolean isNoted(Shown shown) {
        var at = noted.get(shown);
        return at != null && clock.instant().isBefore(at.plus(WHILE));
    }

    private synchronized void note(Shown shown) {
        noted.remove(shown);
        noted.put(shown, clock.instant());
    }

    private record Shown(String who, String list, CaseId about) {}
}
