package se.samverka.secrecy;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.CaseClosed;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;

/** Writes the ledger and the trail together. */
@Service
@Transactional
@DependsOnDatabaseInitialization
class LedgeredDisclosures implements Disclosures {

    private final Ledger ledger;
    private final ConsentAnswers answers;
    private final Cases cases;
    private final AuditTrail audit;
    private final CurrentActor currentActor;

    LedgeredDisclosures(
            Ledger ledger, ConsentAnswers answers, Cases cases, AuditTrail audit, CurrentActor currentActor) {
        this.ledger = ledger;
        this.answers = answers;
        this.cases = cases;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    @Override
    public void followConsent(Section written) {
        if (written.category() != null) {
            trail(Action.DISCLOSE, written.about(), discloseWritten(written));
        }
    }

    /** Whatever the writer may read: in a protected case the question to the family waits to be opened, and consent does not. */
    private List<Ledger.Line> discloseWritten(Section written) {
        return currentActor.asSystem(written.about(), () -> ledger.discloseWritten(written));
    }

    @Override
    public void disclose(CaseId about, Collection<String> sections, String toActor, String ground) {
        ledger.requireUsable(ground);
        var unit = cases.unitsFor(about, List.of(toActor)).values().iterator().next();
        var lines = ledger.disclose(about, sections, unit, ground);
        if (lines.isEmpty() && !ledger.anyOf(about, sections)) {
            throw new Refused("section-missing");
        }
        trail(Action.DISCLOSE, about, lines);
    }

    /** @throws Refused naming why the ground of the register can't be used today */
    void requireUsable(String ground) {
        ledger.requireUsable(ground);
    }

    /** Everything already written that the living consents cover. */
    void discloseAll(CaseId about) {
        trail(Action.DISCLOSE, about, ledger.discloseAll(about));
    }

    void endUnconsented(CaseId about) {
        trail(Action.REVOKE, about, ledger.endUnconsented(about));
    }

    @Override
    public void endAll(CaseId about) {
        answers.endAll(about);
        trail(Action.REVOKE, about, ledger.endAll(about));
    }

    @EventListener
    void closed(CaseClosed event) {
        endAll(event.about());
    }

    private void trail(Action action, CaseId about, List<Ledger.Line> lines) {
        audit.append(lines.stream()
                .map(line -> new AuditEvent(action, Outcome.OK, about, resource(line), null, line.ground()))
                .toList());
    }

    static String resource(Ledger.Line line) {
        var what = line.section() != null ? "section:" + line.section() : "category:" + line.category();
        return what + ":" + Objects.requireNonNull(line.toUnit());
    }
}
