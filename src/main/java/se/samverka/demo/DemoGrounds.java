package se.samverka.demo;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;
import se.samverka.secrecy.LegalBases;
import se.samverka.secrecy.LegalBases.Approval;
import se.samverka.secrecy.LegalBases.Basis;

/**
 * Lets the invented lawyer approve the legal bases that the demo cases need, before anybody can open a case. A basis that
 * has ever been changed by somebody is left as it is.
 */
@Component
@Profile("demo")
class DemoGrounds {

    private static final String JURIST = "jurist";

    private final LegalBases bases;
    private final Directory directory;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** @param people asked for only so that they are registered before */
    DemoGrounds(
            LegalBases bases,
            Directory directory,
            DemoPeople people,
            CurrentActor currentActor,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.bases = bases;
        this.directory = directory;
        this.currentActor = currentActor;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Approved(String wording, String note, List<String> codes) {}

    @PostConstruct
    void approve() {
        var jurist = currentActor
                .as(Actor.service("demo"), () -> directory.find(JURIST))
                .orElseThrow(() -> new IllegalStateException("There is no demo account " + JURIST));
        currentActor.as(
                Actor.person(jurist.userId(), jurist.units(), jurist.roles()),
                () -> transaction.executeWithoutResult(status -> approve(approved())));
    }

    private void approve(Approved all) {
        all.codes().stream()
                .flatMap(code -> bases.find(code).stream())
                .filter(basis -> basis.version() == 1)
                .map(basis -> approval(basis, all))
                .forEach(bases::approve);
    }

    private Approval approval(Basis basis, Approved all) {
        var from = Optional.ofNullable(basis.validFrom()).orElseGet(() -> LocalDate.now(clock));
        return new Approval(basis.code(), basis.version(), all.wording(), true, all.note(), from, null);
    }

    private static Approved approved() {
        try (var file = new ClassPathResource("demo/legal-bases.yaml").getInputStream()) {
            return new YAMLMapper().readValue(file, Approved.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The file of demo approvals can't be read", e);
        }
    }
}
