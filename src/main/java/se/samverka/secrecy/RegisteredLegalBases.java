package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.WrittenText;
import se.samverka.identity.CurrentActor;

/** Says plainly what the database would refuse; that only a jurist changes the register is decided by its policies. */
@Service
@Transactional
@DependsOnDatabaseInitialization
class RegisteredLegalBases implements LegalBases {

    private final LegalBasisTable table;
    private final CurrentActor currentActor;
    private final AuditTrail audit;

    RegisteredLegalBases(LegalBasisTable table, CurrentActor currentActor, AuditTrail audit) {
        this.table = table;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> paragraphs(Collection<String> codes) {
        return codes.isEmpty() ? Map.of() : table.paragraphs(codes);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Basis> all() {
        return table.all();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Basis> find(String code) {
        return table.find(code);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Change> history(String code) {
        return table.history(code);
    }

    @Override
    public void approve(Approval approval) {
        var basis = seen(approval.code(), approval.seen());
        var wording = WrittenText.of(approval.wording(), "wording", 10, 20_000);
        if (basis.verification() != Verification.V && !approval.wordingRead()) {
            throw new Refused("ground-wording-unread", "wordingRead");
        }
        var from = Optional.ofNullable(approval.from()).orElseThrow(() -> new Refused("date-missing", "from"));
        var to = approval.to();
        if (to != null && to.isBefore(from)) {
            throw new Refused("date-before-first", "to");
        }
        var note = WrittenText.of(approval.note(), "note", 5, 2_000);
        change(basis, new LegalBasisTable.Row("GODKAND", from, to, wording, approval.wordingRead(), note));
    }

    @Override
    public void end(String code, int seen, @Nullable LocalDate last, String reason) {
        var basis = approved(code, seen);
        if (last == null) {
            throw new Refused("date-missing", "last");
        }
        if (basis.validFrom() != null && last.isBefore(basis.validFrom())) {
            throw new Refused("date-before-first", "last");
        }
        var note = WrittenText.of(reason, "reason", 5, 2_000);
        change(basis, new LegalBasisTable.Row("AVSLUTAD", null, last, null, false, note));
    }

    @Override
    public void withdraw(String code, int seen, String reason) {
        var basis = approved(code, seen);
        var note = WrittenText.of(reason, "reason", 5, 2_000);
        change(basis, new LegalBasisTable.Row("ATERTAGEN", null, null, null, false, note));
    }

    /** Nobody but a jurist is told what is wrong with a change. */
    private Basis seen(String code, int version) {
        var basis = table.find(code).orElseThrow(() -> new Refused("ground-unknown"));
        if (!currentActor.require().has("jurist")) {
            throw notJurist(basis);
        }
        if (basis.version() != version) {
            throw new Refused("ground-changed");
        }
        return basis;
    }

    private Basis approved(String code, int version) {
        var basis = seen(code, version);
        if (basis.approvedBy() == null) {
            throw Refused.naming("ground-not-approved", null, basis.paragraph(), code);
        }
        return basis;
    }

    private void change(Basis basis, LegalBasisTable.Row to) {
        try {
            table.append(basis.code(), basis.version() + 1, to);
        } catch (DataAccessException e) {
            throw LedgerRefusal.notMine(e) ? notJurist(basis) : LedgerRefusal.or(e);
        }
        audit.append(event(Outcome.OK, basis, to.change()));
    }

    private Refused notJurist(Basis basis) {
        audit.refused(event(Outcome.DENIED, basis, null));
        return new Refused("not-jurist");
    }

    private static AuditEvent event(Outcome outcome, Basis basis, @Nullable String change) {
        return new AuditEvent(Action.WRITE, outcome, null, "legal-basis:" + basis.code(), change, basis.code());
    }
}
