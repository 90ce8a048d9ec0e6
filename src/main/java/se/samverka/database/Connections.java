package se.samverka.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** One database, two roles: the application works as one of them, the migrations run as the other. */
final class Connections {

    private Connections() {}

    record Application(String getJdbcUrl, @Nullable String getUsername, @Nullable String getPassword)
            implements JdbcConnectionDetails {}

    record Owner(String getJdbcUrl, String getUsername, @Nullable String getPassword)
            implements FlywayConnectionDetails {}
}
