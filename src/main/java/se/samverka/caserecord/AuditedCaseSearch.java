package se.samverka.caserecord;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;

/** Lets a search through when it is one of the allowed kinds and not one too many; the trail hears of the others too. */
@Service
class AuditedCaseSearch implements CaseSearch {

    static final int MOST = 30;

    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final Set<String> KINDS = Set.of(NAME, IDENTITY_NUMBER, CASE_NUMBER);

    private final Turns turns;
    private final JdbcCaseSearch search;
    private final AuditTrail audit;
    private final Clock clock;

    AuditedCaseSearch(Turns turns, JdbcCaseSearch search, AuditTrail audit, Clock clock) {
        this.turns = turns;
        this.search = search;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Result find(Map<String, String> terms) {
        try {
            if (!turns.take("search", MOST, WITHIN)) {
                throw new Refused("search-too-often");
            }
            return search.find(SearchTerm.of(terms, LocalDate.now(clock)));
        } catch (Refused refusal) {
            audit.refused(
                    new AuditEvent(Action.SEARCH, Outcome.DENIED, null, "search:" + kind(terms), refusal.code(), null));
            throw refusal;
        }
    }

    private static String kind(Map<String, String> terms) {
        return terms.size() == 1 && KINDS.containsAll(terms.keySet())
                ? terms.keySet().iterator().next()
                : "other";
    }
}
