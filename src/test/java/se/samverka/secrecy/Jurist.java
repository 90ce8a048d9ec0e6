package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samverka.TestActors;
import se.samverka.identity.Actor;
import se.samverka.secrecy.LegalBases.Approval;
import se.samverka.secrecy.LegalBases.Basis;

/** The city's lawyer at work on the register, for tests; each leaves the register as it was. */
public class Jurist {

    public static final Actor JURIST = Actor.person("jurist", Set.of(), Set.of("jurist"));

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final TestActors actors;
    private final LegalBases bases;

    public Jurist(TestActors actors, LegalBases bases) {
        this.actors = actors;
        this.bases = bases;
    }

    public Basis basis(String code) {
        return actors.as(JURIST, () -> bases.find(code).orElseThrow());
    }

    public void approve(String code) {
        approve(code, LONG_AGO, null);
    }

    public void approve(String code, LocalDate from, @Nullable LocalDate to) {
        approve(approval(code, from, to));
    }

    void approve(Approval approval) {
        actors.as(JURIST, () -> bases.approve(approval));
    }

    Approval approval(String code, LocalDate from, @Nullable LocalDate to) {
        return new Approval(
                code, basis(code).version(), "Lagens ord, påhittade för provet", true, "Godkänd i prov", from, to);
    }

    void end(String code, LocalDate last) {
        actors.as(JURIST, () -> bases.end(code, basis(code).version(), last, "Upphävd i prov"));
    }

    public void withdraw(String code) {
        if (basis(code).approvedBy() != null) {
            actors.as(JURIST, () -> bases.withdraw(code, basis(code).version(), "Slut på provet"));
        }
    }
}
