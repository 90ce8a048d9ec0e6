package se.samverka.database;

import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.flyway.FlywayProperties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Uses the server that {@code spring.datasource.url} names. */
@Configuration(proxyBeanMethods = false)
@Conditional(UrlGiven.class)
class NamedDatabaseConfiguration {

    private static final String SCHEME = "jdbc:postgresql:";

    @Bean
    JdbcConnectionDetails applicationConnection(DataSourceProperties application) {
        return new Connections.Application(
                postgresUrl(application), application.getUsername(), application.getPassword());
    }

    @Bean
    FlywayConnectionDetails ownerConnection(DataSourceProperties application, FlywayProperties owner) {
        if (owner.getUser() == null) {
            throw new DatabaseRefusal(
                    "spring.datasource.url names a database, but nothing says who owns it.",
                    "Set spring.flyway.user and spring.flyway.password to the owner role, samverka_owner.");
        }
        return new Connections.Owner(postgresUrl(application), owner.getUser(), owner.getPassword());
    }

    @Bean
    AuditorDatabase auditorDatabase(DataSourceProperties application, Environment settings) {
        return AuditorDatabase.of(settings, postgresUrl(application));
    }

    private static String postgresUrl(DataSourceProperties application) {
        var url = application.getUrl();
        if (url == null || !url.startsWith(SCHEME)) {
            throw new DatabaseRefusal(
                    "spring.datasource.url does not name a PostgreSQL database.",
                    "Set it to " + SCHEME + "//<host>:<port>/samverka, or leave it out to run on the embedded"
                            + " PostgreSQL.");
        }
        return url;
    }
}
