package se.samverka.demo;

import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.samverka.access.DemoAccounts;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Person;

/** Registers the invented people when the application starts; starting again changes nothing. */
@Component
@Profile("demo")
@DependsOnDatabaseInitialization
class DemoPeople implements DemoAccounts {

    private static final String PASSWORD = "demo";

    private final Directory directory;
    private final PasswordEncoder encoder;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;
    private final People people = People.read();

    /** @param organisations asked for only so that the register is loaded before its people */
    DemoPeople(
            Directory directory,
            Organisations organisations,
            PasswordEncoder encoder,
            CurrentActor currentActor,
            PlatformTransactionManager transactions) {
        this.directory = directory;
        this.encoder = encoder;
        this.currentActor = currentActor;
        this.transaction = new TransactionTemplate(transactions);
    }

    @PostConstruct
    void register() {
        var all = people.all();
        var hash = currentActor.as(Actor.service("sign-in"), () -> usedHash(all.get(0)));
        var password = Optional.of(hash.orElseGet(() -> encoder.encode(PASSWORD)));
        currentActor.as(
                Actor.service("organisation"),
                () -> transaction.executeWithoutResult(
                        status -> all.forEach(person -> directory.register(person, password))));
    }

    /** Encoding is slow on purpose, so all share one hash and keep it over restarts. */
    private Optional<String> usedHash(Person anybody) {
        return directory.passwordOf(anybody.userId()).filter(hash -> encoder.matches(PASSWORD, hash));
    }

    @Override
    public List<Group> groups() {
        return people.groups().stream()
                .map(group -> new Group(
                        group.name(),
                        group.people().stream()
                                .map(entry -> new Account(entry.id(), entry.name()))
                                .toList()))
                .toList();
    }
}
