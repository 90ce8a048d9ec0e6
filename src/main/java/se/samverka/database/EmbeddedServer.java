package se.samverka.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A PostgreSQL server of our own, with password sign-in on the loopback interface only. */
final class EmbeddedServer implements AutoCloseable {

    private static final String HOST_BASED_ACCESS =
            """
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final DataFolder folder;
    private final Passwords passwords;
    private final EmbeddedPostgres postgres;

    private EmbeddedServer(DataFolder folder, Passwords passwords, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.passwords = passwords;
        this.postgres = postgres;
    }

    static EmbeddedServer start(DatabaseProperties properties) {
        var folder = DataFolder.open(properties.folder());
        try {
            var fresh = folder.isNew();
            if (fresh) {
                Files.writeString(folder.unfinished(), "");
            }
            var passwords = Passwords.in(folder.passwords());
            var server = new EmbeddedServer(folder, passwords, start(folder, passwords, properties));
            if (fresh) {
                server.createRoles();
                Files.delete(folder.unfinished());
            }
            return server;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new DatabaseRefusal(
                    "The embedded PostgreSQL in " + folder.server().getParent() + " did not start: " + e.getMessage(),
                    "Read why in " + folder.log() + ".",
                    e);
        }
    }

    private static EmbeddedPostgres start(DataFolder folder, Passwords passwords, DatabaseProperties properties)
            throws IOException {
        var superuser = folder.server().resolveSibling("superuser");
        Files.deleteIfExists(superuser);
        Passwords.createForOwnerOnly(superuser);
        Files.writeString(superuser, passwords.of(Passwords.SUPERUSER));
        var log = Redirect.appendTo(folder.log().toFile());
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(properties.programFolder())
                .setDataDirectory(folder.server())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setLocaleConfig("pwfile", superuser.toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", passwords.of(Passwords.SUPERUSER))
                .setDataDirectoryCustomizer(EmbeddedServer::requirePasswords);
        ServerSettings.of(properties).forEach(builder::setServerConfig);
        try {
            return builder.start();
        } finally {
            Files.delete(superuser);
        }
    }

    private static void requirePasswords(File server) {
        try {
            Files.writeString(server.toPath().resolve("pg_hba.conf"), HOST_BASED_ACCESS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void createRoles() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/roles.sql"));
            for (var role : List.of(Passwords.OWNER, Passwords.APPLICATION, Passwords.AUDITOR)) {
                setPassword(connection, role);
            }
        }
    }

    private void setPassword(Connection connection, String role) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter role " + role + " password '" + passwords.of(role) + "'");
        }
    }

    String url() {
        return url(postgres.getPort());
    }

    static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/samverka";
    }

    String passwordOf(String role) {
        return passwords.of(role);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        folder.close();
    }
}
