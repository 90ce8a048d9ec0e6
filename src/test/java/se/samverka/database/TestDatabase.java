package se.samverka.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL server for all tests of this process, named to the application as a city names its own. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final Path PROGRAM = Path.of("target", "postgres");

    // Nobody misses this data after a power cut or steals its passwords; a benchmark keeps it as safe as it is
    // elsewhere.
    private static final Map<String, String> QUICK = Boolean.getBoolean("samverka.test.durable")
            ? Map.of()
            : Map.of("fsync", "off", "synchronous_commit", "off", "scram_iterations", "1");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(properties()).applyTo(context);
    }

    /** The settings that name this server's roles, as an administrator would set them. */
    public static Map<String, String> properties() {
        return Map.of(
                "spring.datasource.url", Running.SERVER.url(),
                "spring.datasource.username", Passwords.APPLICATION,
                "spring.datasource.password", Running.SERVER.passwordOf(Passwords.APPLICATION),
                "spring.flyway.user", Passwords.OWNER,
                "spring.flyway.password", Running.SERVER.passwordOf(Passwords.OWNER),
                "samverka.audit.password", Running.SERVER.passwordOf(Passwords.AUDITOR),
                "samverka.audit.folder", Running.FOLDER.resolve("audit").toString());
    }

    /** The database as the application sees it, but outside its pool: nobody acts. */
    public static DataSource asApplication() {
        return as(Passwords.APPLICATION);
    }

    /** The database as its owner sees it: no row of a protected table, but the whole catalogue. */
    public static DataSource asOwner() {
        return as(Passwords.OWNER);
    }

    public static DataSource asAuditor() {
        return as(Passwords.AUDITOR);
    }

    /** The database as its administrator sees it: everything. For proving what is stored, never for arranging. */
    public static DataSource asAdministrator() {
        return as(Passwords.SUPERUSER);
    }

    private static DataSource as(String role) {
        return new DriverManagerDataSource(Running.SERVER.url(), role, Running.SERVER.passwordOf(role));
    }

    static EmbeddedServer start(Path folder) {
        return EmbeddedServer.start(new DatabaseProperties(folder, PROGRAM, QUICK));
    }

    private static final class Running {

        static final Path FOLDER = newFolder();
        static final EmbeddedServer SERVER = startUntilExit(FOLDER);

        private static Path newFolder() {
            try {
                return Files.createTempDirectory("samverka-test-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EmbeddedServer startUntilExit(Path folder) {
            var server = start(folder);
            signsInAsQuickly(server, Passwords.SUPERUSER);
            // After every application context is closed: they still use it while closing.
            SpringApplication.getShutdownHandlers().add(() -> remove(server, folder));
            return server;
        }

        /** The superuser's password is older than the server's settings. */
        private static void signsInAsQuickly(EmbeddedServer server, String role) {
            var password = server.passwordOf(role);
            JdbcClient.create(new DriverManagerDataSource(server.url(), role, password))
                    .sql("alter role " + role + " password '" + password + "'")
                    .update();
        }

        private static void remove(EmbeddedServer server, Path folder) {
            try {
                server.close();
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
