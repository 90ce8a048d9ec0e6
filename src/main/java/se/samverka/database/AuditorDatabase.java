package se.samverka.database;

import java.nio.file.Files;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database as the role samverka_auditor sees it: the whole trail and nothing else. Without that role's password
 * there is none.
 */
public final class AuditorDatabase implements AutoCloseable {

    static final String PASSWORD = "samverka.audit.password";

    private final @Nullable DataSource database;
    private final AutoCloseable server;

    private AuditorDatabase(@Nullable DataSource database, AutoCloseable server) {
        this.database = database;
        this.server = server;
    }

    static AuditorDatabase of(EmbeddedServer server) {
        return new AuditorDatabase(
                connection(server.url(), server.passwordOf(Passwords.AUDITOR)), AuditorDatabase::keepRunning);
    }

    static AuditorDatabase of(Environment settings, String url) {
        var password = settings.getProperty(PASSWORD);
        var database = password == null || password.isEmpty() ? null : connection(url, password);
        return new AuditorDatabase(database, AuditorDatabase::keepRunning);
    }

    /**
     * Opens the database of a Samverka that runs or does not, for a command of its own. An embedded server that is not
     * running is started, and stopped again by {@link #close}.
     *
     * @throws RuntimeException with its own failure analysis when there is no database, or no password for the role
     */
    public static AuditorDatabase open(Environment settings) {
        if (settings.containsProperty("spring.datasource.url")) {
            var opened = of(settings, settings.getRequiredProperty("spring.datasource.url"));
            if (opened.database == null) {
                throw new DatabaseRefusal(
                        "Nothing says how to sign in to the database as samverka_auditor.",
                        "Set SAMVERKA_AUDIT_PASSWORD to that role's password.");
            }
            return opened;
        }
        return embedded(Binder.get(settings).bindOrCreate("samverka.database", DatabaseProperties.class));
    }

    private static AuditorDatabase embedded(DatabaseProperties properties) {
        var folder = properties.folder();
        if (Files.notExists(folder.resolve("server").resolve("PG_VERSION"))) {
            throw new DatabaseRefusal(
                    "There is no database in the folder " + folder.toAbsolutePath() + ".",
                    "Name the folder with samverka.database.folder, or the database with spring.datasource.url.");
        }
        var running = DataFolder.urlOfRunning(folder);
        if (running.isPresent()) {
            return new AuditorDatabase(
                    connection(running.get(), DataFolder.passwordIn(folder, Passwords.AUDITOR)),
                    AuditorDatabase::keepRunning);
        }
        var server = EmbeddedServer.start(properties);
        return new AuditorDatabase(connection(server.url(), server.passwordOf(Passwords.AUDITOR)), server);
    }

    private static DataSource connection(String url, String password) {
        var settings = url.contains("?") ? "&" : "?";
        return new DriverManagerDataSource(
                url + settings + "ApplicationName=samverka-audit&logServerErrorDetail=false",
                Passwords.AUDITOR,
                password);
    }

    private static void keepRunning() {}

    public Optional<DataSource> find() {
        return Optional.ofNullable(database);
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
