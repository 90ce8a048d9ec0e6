package se.samverka.database;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells from the server's error code why nobody could sign in to the database. */
record UnusableConnection(String url, String property, SQLException error) {

    DatabaseRefusal refusal() {
        var code = Objects.requireNonNullElse(rootCode(), "");
        if (code.startsWith("28") || code.equals("08004")) {
            return refuse(
                    "did not let the role that " + property + " names sign in",
                    "Check the role, its password and the server's pg_hba.conf.");
        }
        if (code.equals("3D000") || code.equals("42501")) {
            return refuse(
                    "has no such database for the role that " + property + " names",
                    "Check the name; let an administrator of the server run roles.sql when it is new.");
        }
        if (code.startsWith("53") || code.equals("57P03")) {
            return refuse(
                    "takes no connections at the moment", "Wait until it is ready and has room, and start again.");
        }
        if (code.startsWith("08")) {
            return refuse(
                    "can't be reached",
                    "Check spring.datasource.url, and that the server runs and accepts connections.");
        }
        return refuse("answered with error " + code, "Look in the server's log.");
    }

    /** The pool wraps the driver's exception; the innermost one with a code says what happened. */
    private @Nullable String rootCode() {
        var code = error.getSQLState();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException inner && inner.getSQLState() != null) {
                code = inner.getSQLState();
            }
        }
        return code;
    }

    private DatabaseRefusal refuse(String wrong, String remedy) {
        return new DatabaseRefusal("The PostgreSQL server at " + place() + " " + wrong + ".", remedy, error);
    }

    /** Without parameters, because a password may be among them. */
    private String place() {
        return url.replaceFirst("[?].*", "").replaceFirst("//[^/@]*@", "//");
    }
}
