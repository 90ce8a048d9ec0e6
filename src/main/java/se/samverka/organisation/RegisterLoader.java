package se.samverka.organisation;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;

/**
 * Loads the city's file before anything else asks for a unit. The whole file is checked first; one that breaks a rule
 * stops the start and changes nothing. The same file again changes nothing either.
 */
@Component
@EnableConfigurationProperties(OrganisationSettings.class)
@DependsOnDatabaseInitialization
class RegisterLoader {

    private final Resource file;
    private final RegisterTables tables;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;
    private Register register = Register.EMPTY;

    RegisterLoader(
            OrganisationSettings settings,
            RegisterTables tables,
            CurrentActor currentActor,
            PlatformTransactionManager transactions) {
        this.file = settings.file();
        this.tables = tables;
        this.currentActor = currentActor;
        this.transaction = new TransactionTemplate(transactions);
    }

    Register register() {
        return register;
    }

    @PostConstruct
    void load() {
        var text = text();
        try {
            register = RegisterFile.read(text);
            currentActor.as(
                    Actor.service("organisation"),
                    () -> transaction.executeWithoutResult(status -> store(register, sha256(text))));
        } catch (RegisterRefused e) {
            throw e.in(file.getDescription());
        }
    }

    private void store(Register register, String digest) {
        tables.lock();
        if (tables.digest().filter(digest::equals).isPresent()) {
            return;
        }
        keeps("units", tables.unitCodes(), codes(register.units().stream().map(e -> e.value()
                .code())));
        keeps(
                "authorities",
                tables.authorityCodes(),
                codes(register.authorities().stream().map(e -> e.value().code())));
        tables.replace(register, digest);
    }

    /** Cases and people point at codes, so a code that was once loaded may end but not vanish. */
    private static void keeps(String what, Set<String> before, Set<String> now) {
        var missing =
                before.stream().filter(code -> !now.contains(code)).sorted().collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new RegisterRefused(
                    1,
                    what + " that the register already has are missing: " + missing
                            + "; give them a last day 'to' instead");
        }
    }

    private static Set<String> codes(Stream<String> codes) {
        return codes.collect(Collectors.toSet());
    }

    private String text() {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RegisterRefused(1, "the file can't be read").in(file.getDescription());
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
