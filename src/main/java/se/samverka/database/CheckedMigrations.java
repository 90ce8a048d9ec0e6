package se.samverka.database;

import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/** Migrates, after making sure that the server and its two roles are what row-level security rests on. */
@Component
class CheckedMigrations implements FlywayMigrationStrategy {

    private final DataSource application;
    private final String url;

    CheckedMigrations(DataSource application, JdbcConnectionDetails connection) {
        this.application = application;
        this.url = connection.getJdbcUrl();
    }

    @Override
    public void migrate(Flyway flyway) {
        var owner = flyway.getConfiguration().getDataSource();
        new ServerCheck(url, "spring.flyway.user", owner).requireOwner();
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new DatabaseRefusal(
                    "The tables in the database were made by a different version of Samverka.",
                    "Start the version that made them, or restore a backup that fits this one. "
                            + whatDiffers(String.valueOf(e.getMessage())),
                    e);
        }
        new ServerCheck(url, "spring.datasource.username", application).requireApplication();
    }

    /** Flyway's findings without its advice to look away from them. */
    private static String whatDiffers(String message) {
        return message.lines()
                .filter(line -> line.startsWith("Detected") || line.startsWith("Migration"))
                .collect(Collectors.joining(" "));
    }
}
