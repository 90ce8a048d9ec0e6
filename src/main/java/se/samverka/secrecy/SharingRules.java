package se.samverka.secrecy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.Participant;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Authority;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Unit;

/** What has to hold when sharing is proposed, and again when it is decided. */
@Component
class SharingRules {

    private final Cases cases;
    private final Organisations organisations;
    private final Ledger ledger;
    private final LegalBasisTable bases;
    private final SharingPolicy policy;
    private final Clock clock;

    SharingRules(
            Cases cases,
            Organisations organisations,
            Ledger ledger,
            LegalBasisTable bases,
            SharingPolicy policy,
            Clock clock) {
        this.cases = cases;
        this.organisations = organisations;
        this.ledger = ledger;
        this.bases = bases;
        this.policy = policy;
        this.clock = clock;
    }

    /** @throws Refused {@code case-closed} */
    void requireOpen(CaseId about) {
        if (cases.find(about)
                .filter(file -> file.state() == CaseFile.State.ACTIVE)
                .isEmpty()) {
            throw new Refused("case-closed");
        }
    }

    /** Units that take part besides the owner and have not ended. */
    List<String> recipients(CaseId about, String owner) {
        return cases.participants(about).stream()
                .map(Participant::unit)
                .filter(unit -> !unit.equals(owner) && exists(unit))
                .distinct()
                .toList();
    }

    List<String> actors(CaseId about, String unit) {
        return cases.participants(about).stream()
                .filter(in -> in.unit().equals(unit))
                .map(Participant::actor)
                .toList();
    }

    /** @throws Refused {@code recipient-absent}, {@code recipient-ended} or {@code ground-…} */
    void requireFit(CaseId about, String owner, String recipient, String ground) {
        var receiving = actors(about, recipient);
        if (receiving.isEmpty() || recipient.equals(owner)) {
            throw new Refused("recipient-absent", "recipient");
        }
        if (!exists(recipient)) {
            throw new Refused("recipient-ended", "recipient");
        }
        ledger.requireUsable(ground);
        if (ground.equals(ConsentMatrix.GROUND)) {
            throw new Refused("ground-is-consent", "ground");
        }
        var misfit = bases.misfit(ground, actors(about, owner), receiving);
        if (!misfit.isEmpty()) {
            throw new Refused(misfit, "ground");
        }
    }

    /** Unit and authority alike have to be there today: secrecy is between authorities (OSL 8:1). */
    private boolean exists(String unit) {
        var today = LocalDate.now(clock);
        var authorities =
                organisations.authorities(today).stream().map(Authority::code).toList();
        return organisations.units(today).stream()
                .filter(candidate -> candidate.code().equals(unit))
                .map(Unit::authority)
                .anyMatch(authorities::contains);
    }

    /** @throws Refused {@code ground-changed} or {@code sharing-condition-missing} */
    LegalBases.Basis requireConfirmed(String ground, Sharing.Decision decision) {
        var basis = bases.find(ground).orElseThrow(() -> new Refused("ground-unknown"));
        if (basis.version() != decision.groundVersion()) {
            throw new Refused("ground-changed");
        }
        var all = IntStream.range(0, basis.conditions().size()).boxed().toList();
        if (!decision.confirmed().containsAll(all)) {
            throw new Refused("sharing-condition-missing", "confirmed");
        }
        return basis;
    }

    LocalDate latest() {
        return LocalDate.now(clock).plus(policy.maxValidity());
    }

    /** The moment the day after the last begins. */
    Instant end(@Nullable LocalDate lastDay) {
        if (lastDay == null) {
            throw new Refused("sharing-end-missing", "lastDay");
        }
        if (lastDay.isBefore(LocalDate.now(clock))) {
            throw new Refused("sharing-end-past", "lastDay");
        }
        if (lastDay.isAfter(latest())) {
            throw new Refused("sharing-end-too-late", "lastDay");
        }
        return lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }
}
