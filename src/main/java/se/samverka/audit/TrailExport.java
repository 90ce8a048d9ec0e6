package se.samverka.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;

/**
 * Hands parts of the trail to those who review it; each time is an event itself. The database shows them events, and
 * nobody else.
 */
@Component
class TrailExport {

    /** How many events come at a time; the next page begins after the last one's id. */
    static final int PAGE = 500;

    private static final String REVIEWER = "loggranskare";

    private final JdbcClient jdbc;
    private final CurrentActor actors;
    private final AuditTrail trail;

    TrailExport(JdbcClient jdbc, CurrentActor actors, AuditTrail trail) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.trail = trail;
    }

    boolean isReviewer() {
        return actors.require().has(REVIEWER);
    }

    /** What happened in a case, and refused tries to open it. */
    @Transactional
    public List<WrittenEvent> ofCase(String number, long after) {
        return noted(
                "trail:case:" + number,
                jdbc.sql("select * from audit.events_of_case(?, ?, ?)").params(number, after, PAGE));
    }

    /** What happened from the one moment to before the other. */
    @Transactional
    public List<WrittenEvent> between(Instant from, Instant to, long after) {
        return noted(
                "trail:" + from + "/" + to,
                jdbc.sql("select * from audit.events_between(?, ?, ?, ?)")
                        .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), after, PAGE));
    }

    private List<WrittenEvent> noted(String what, JdbcClient.StatementSpec asked) {
        var events = asked.query(WrittenEvent::of).list();
        trail.append(event(events.isEmpty() ? Outcome.EMPTY : Outcome.OK, onlyCase(events), what));
        return events;
    }

    private static @Nullable CaseId onlyCase(List<WrittenEvent> events) {
        var cases = events.stream()
                .map(WrittenEvent::about)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return cases.size() == 1 ? new CaseId(cases.get(0)) : null;
    }

    void refused() {
        trail.refused(event(Outcome.DENIED, null, "trail"));
    }

    private static AuditEvent event(Outcome outcome, @Nullable CaseId about, String what) {
        return new AuditEvent(Action.EXPORT, outcome, about, what, "review", null);
    }
}
