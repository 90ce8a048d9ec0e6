package se.samverka.secrecy;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import se.samverka.caserecord.Refused;

/** The database's own word for a case that takes nothing more. */
final class ClosedCase {

    private ClosedCase() {}

    static RuntimeException or(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException sql && "SV001".equals(sql.getSQLState())
                ? new Refused("case-closed")
                : e;
    }
}
