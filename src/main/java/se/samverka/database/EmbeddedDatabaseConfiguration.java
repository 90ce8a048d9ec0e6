package se.samverka.database;

import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Brings up the embedded server when no other is named. */
@Configuration(proxyBeanMethods = false)
@Conditional(UrlGiven.Not.class)
class EmbeddedDatabaseConfiguration {

    @Bean
    EmbeddedServer embeddedServer(DatabaseProperties properties) {
        return EmbeddedServer.start(properties);
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedServer server) {
        return new Connections.Application(
                server.url(), Passwords.APPLICATION, server.passwordOf(Passwords.APPLICATION));
    }

    @Bean
    FlywayConnectionDetails ownerConnection(EmbeddedServer server) {
        return new Connections.Owner(server.url(), Passwords.OWNER, server.passwordOf(Passwords.OWNER));
    }

    @Bean
    AuditorDatabase auditorDatabase(EmbeddedServer server) {
        return AuditorDatabase.of(server);
    }
}
