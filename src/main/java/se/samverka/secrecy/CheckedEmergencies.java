package se.samverka.secrecy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Turns;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.identity.Reauthentication;

/**
 * Asks for everything before the case is looked for. Without a transaction of its own: a turn that was taken, a password
 * that was wrong and a refusal stay on record whatever comes after.
 */
@Service
class CheckedEmergencies implements EmergencyAccess {

    static final int MOST = 10;

    private static final Duration WITHIN = Duration.ofHours(1);
    private static final Pattern NUMBER = Pattern.compile("[A-ZÅÄÖ]{2,10}-\\d{4}-\\d{5,9}");
    private static final int SHORTEST_REASON = 20;
    private static final int LONGEST_REASON = 2_000;

    private final Turns turns;
    private final Reauthentication reauthentication;
    private final EmergencyBases bases;
    private final JdbcEmergencies emergencies;
    private final AuditTrail audit;
    private final CurrentActor current;

    CheckedEmergencies(
            Turns turns,
            Reauthentication reauthentication,
            EmergencyBases bases,
            JdbcEmergencies emergencies,
            AuditTrail audit,
            CurrentActor current) {
        this.turns = turns;
        this.reauthentication = reauthentication;
        this.bases = bases;
        this.emergencies = emergencies;
        this.audit = audit;
        this.current = current;
    }

    @Override
    public List<Basis> bases() {
        try {
            requireRole();
            return bases.usable();
        } catch (Refused refusal) {
            throw noted("emergency", refusal);
        }
    }

    @Override
    public void open(Wanted wanted, String password) {
        var number = wanted.number();
        var named = NUMBER.matcher(number).matches();
        try {
            requireRole();
            require(turns.take("emergency", MOST, WITHIN), "emergency-too-often", null);
            require(named, "emergency-number-invalid", "number");
            bases.requireUsable(wanted.basis());
            var reason = reasonOf(wanted);
            require(wanted.understood(), "emergency-not-understood", "understood");
            require(reauthentication.proves(password), "emergency-not-proved", "password");
            emergencies.open(number, wanted.basis(), reason);
        } catch (Refused refusal) {
            throw noted(named ? "case:" + number : "emergency", refusal);
        }
    }

    private void requireRole() {
        require(current.require().has(ROLE), "emergency-not-yours", null);
    }

    private static String reasonOf(Wanted wanted) {
        var reason = wanted.reason().replace('\0', ' ').strip();
        require(reason.length() >= SHORTEST_REASON, "emergency-reason-short", "reason");
        require(reason.length() <= LONGEST_REASON, "emergency-reason-long", "reason");
        return reason;
    }

    private static void require(boolean holds, String otherwise, @Nullable String field) {
        if (!holds) {
            throw new Refused(otherwise, field);
        }
    }

    private Refused noted(String resource, Refused refusal) {
        audit.refused(new AuditEvent(Action.EMERGENCY, Outcome.DENIED, null, resource, refusal.code(), null));
        return refusal;
    }

    @Override
    public void end(String number) {
        emergencies.end(number);
    }

    @Override
    public Optional<Instant> until(CaseId about) {
        return current.require().has(ROLE) ? emergencies.until(about) : Optional.empty();
    }

    @Override
    public List<Opening> openings(String number) {
        return emergencies.openings(number);
    }

    @Override
    public List<Opening> news() {
        return Stream.concat(emergencies.news().stream(), emergencies.answeredFor().stream())
                .toList();
    }
}
