package se.samverka.whole;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A PostgreSQL server that the application knows only by its address, set up as the compose file does it. */
final class OutsideServer implements AutoCloseable {

    private static final String ADMINISTRATOR = "administrator of the outside server";

    private final EmbeddedPostgres postgres;

    private OutsideServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static OutsideServer start(Path folder, Map<String, String> passwords) throws IOException, SQLException {
        var administrator = Files.writeString(folder.resolve("administrator"), ADMINISTRATOR);
        var log = Redirect.appendTo(folder.resolve("server.log").toFile());
        var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("server"))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("unix_socket_directories", "")
                .setLocaleConfig("pwfile", administrator.toString())
                .setConnectConfig("password", ADMINISTRATOR)
                .setDataDirectoryCustomizer(OutsideServer::requirePasswords)
                .start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            ScriptUtils.executeSqlScript(connection, new FileSystemResource("docker/roles.sql"));
            for (var role : passwords.entrySet()) {
                statement.execute("alter role " + role.getKey() + " password '" + role.getValue() + "'");
            }
        }
        return new OutsideServer(postgres);
    }

    private static void requirePasswords(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), "host all all samehost scram-sha-256\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sees everything, for tests that look how far the application has come. */
    DataSource administrator() {
        return postgres.getDatabase("postgres", "samverka", Map.of("password", ADMINISTRATOR));
    }

    int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
