package se.samverka.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Looks at the server as one of the roles and refuses what Samverka can't run on or must not trust. */
final class ServerCheck {

    static final int OLDEST = 15;

    private static final String RUN_ROLES = "Let an administrator of the server run roles.sql.";
    private static final String OWNER_MISSES =
            """
            select case
                when not has_database_privilege(current_database(), 'CREATE')
                    then 'may not create schemas in the database'
                when not exists (select from pg_roles where rolname = 'samverka_app')
                    then 'finds no role samverka_app on the server'
                when not exists (select from pg_roles where rolname = 'samverka_auditor')
                    then 'finds no role samverka_auditor on the server'
            end""";
    private static final String APPLICATION_MAY =
            """
            select case
                when rolname <> 'samverka_app' then 'is not the role samverka_app'
                when rolsuper or rolbypassrls then 'may pass by row-level security'
                when exists (select from pg_namespace where nspname in ('engine', 'casework', 'audit')
                    and pg_has_role(nspowner, 'MEMBER')) then 'may act as the owner'
            end
            from pg_roles where rolname = current_user""";

    private final String url;
    private final String property;
    private final DataSource role;

    /** @param property the setting that names the role */
    ServerCheck(String url, String property, DataSource role) {
        this.url = url;
        this.property = property;
        this.role = role;
    }

    void requireOwner() {
        try (var connection = role.getConnection()) {
            var server = connection.getMetaData();
            requireSupported(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
            refuseWhen(connection, OWNER_MISSES);
        } catch (SQLException e) {
            throw new UnusableConnection(url, property, e).refusal();
        }
    }

    void requireApplication() {
        try (var connection = role.getConnection()) {
            refuseWhen(connection, APPLICATION_MAY);
        } catch (SQLException e) {
            throw new UnusableConnection(url, property, e).refusal();
        }
    }

    static void requireSupported(int major, String version) {
        if (major < OLDEST) {
            throw new DatabaseRefusal(
                    "The PostgreSQL server is version " + version + ", which is too old.",
                    "Use PostgreSQL " + OLDEST + " or later.");
        }
    }

    private void refuseWhen(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            var wrong = answer.next() ? answer.getString(1) : "is unknown to the server";
            if (wrong != null) {
                throw new DatabaseRefusal("The role that " + property + " names " + wrong + ".", RUN_ROLES);
            }
        }
    }
}
