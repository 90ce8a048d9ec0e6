package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.WrittenText;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;

/** Writes proposals, decisions and the ledger together with the trail, which names codes and never a reason. */
@Service
@Transactional
@DependsOnDatabaseInitialization
class DecidedSharing implements Sharing {

    private final SharingTable table;
    private final SharingRules rules;
    private final LegalBasisTable bases;
    private final AuditTrail audit;
    private final CurrentActor currentActor;

    DecidedSharing(
            SharingTable table,
            SharingRules rules,
            LegalBasisTable bases,
            AuditTrail audit,
            CurrentActor currentActor) {
        this.table = table;
        this.rules = rules;
        this.bases = bases;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    @Override
    @Transactional(readOnly = true)
    public Choices choices(CaseId about, String unit, String section) {
        var own = own(about, unit, section);
        return new Choices(own.category(), rules.recipients(about, unit), bases.usableBy(rules.actors(about, unit)));
    }

    @Override
    public UUID propose(NewProposal proposal) {
        var own = own(proposal.about(), proposal.unit(), proposal.section());
        rules.requireOpen(proposal.about());
        rules.requireFit(proposal.about(), proposal.unit(), proposal.recipient(), proposal.ground());
        if (proposal.wholeCategory() && own.category() == null) {
            throw new Refused("sharing-category-missing", "wholeCategory");
        }
        var purpose = WrittenText.of(proposal.purpose(), "purpose", 10, 2_000);
        var id = table.propose(proposal, proposal.wholeCategory() ? own.category() : null, purpose);
        trail(Action.WRITE, "proposed", require(proposal.about(), id));
        return id;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Proposal> proposals(CaseId about) {
        return table.proposals(about);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Proposal> find(CaseId about, UUID id) {
        return table.find(about, id);
    }

    @Override
    public LocalDate latest() {
        return rules.latest();
    }

    @Override
    public void decide(CaseId about, UUID id, Decision decision) {
        var proposal = undecided(about, id);
        rules.requireFit(about, proposal.unit(), proposal.recipient(), proposal.ground());
        var basis = rules.requireConfirmed(proposal.ground(), decision);
        var reason = WrittenText.of(decision.reason(), "reason", 20, 4_000);
        table.agree(proposal, basis, reason, rules.end(decision.lastDay()));
        // In a protected case the ledger waits to be opened; what is replaced ends all the same.
        if (currentActor.asSystem(about, () -> table.endEarlier(proposal)) > 0) {
            trail(Action.REVOKE, "replaced", proposal);
        }
        table.disclose(proposal);
        trail(Action.DISCLOSE, "decided", proposal);
    }

    @Override
    public void decline(CaseId about, UUID id, String reason) {
        var proposal = undecided(about, id);
        table.decline(proposal, WrittenText.of(reason, "declineReason", 20, 4_000));
        trail(Action.WRITE, "declined", proposal);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Shared> shared(CaseId about) {
        return table.shared(about);
    }

    @Override
    public void revoke(CaseId about, UUID disclosure) {
        if (!table.decided(about, disclosure)) {
            throw denied(about, "disclosure:" + disclosure, new Refused("disclosure-unknown"));
        }
        var line = table.revoke(about, disclosure).orElseThrow(() -> new Refused("sharing-ended"));
        audit.append(event(Action.REVOKE, "revoked", about, line));
    }

    private SharingTable.Own own(CaseId about, String unit, String section) {
        return table.own(about, unit, section)
                .orElseThrow(() -> denied(about, "section", new Refused("section-missing")));
    }

    private Proposal undecided(CaseId about, UUID id) {
        var proposal = require(about, id);
        if (proposal.answer() != null) {
            throw new Refused("proposal-decided");
        }
        rules.requireOpen(about);
        return proposal;
    }

    private Proposal require(CaseId about, UUID id) {
        return table.find(about, id)
                .orElseThrow(() -> denied(about, "proposal:" + id, new Refused("proposal-unknown")));
    }

    /** What is not mine and what is not there look the same; that somebody asked is kept. */
    private Refused denied(CaseId about, String resource, Refused refused) {
        audit.refused(new AuditEvent(Action.DISCLOSE, Outcome.DENIED, about, resource, "sharing", null));
        return refused;
    }

    private void trail(Action action, String purpose, Proposal proposal) {
        audit.append(event(
                action,
                purpose,
                proposal.about(),
                new Ledger.Line(proposal.section(), proposal.category(), proposal.recipient(), proposal.ground())));
    }

    private static AuditEvent event(Action action, @Nullable String purpose, CaseId about, Ledger.Line line) {
        return new AuditEvent(
                action, Outcome.OK, about, LedgeredDisclosures.resource(line), "sharing:" + purpose, line.ground());
    }
}
