package se.samverka.secrecy;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import se.samverka.caserecord.Refused;

/** The database's own words for what its rules refuse, whoever asks. */
final class LedgerRefusal {

    private LedgerRefusal() {}

    static RuntimeException or(DataAccessException e) {
        return switch (state(e)) {
            case "SV001" -> new Refused("case-closed");
            case "SV002" -> new Refused("ground-not-in-force");
            case "SV003" -> new Refused("ground-changed");
            default -> e;
        };
    }

    /** Whether row-level security refused the row. */
    static boolean notMine(DataAccessException e) {
        return state(e).equals("42501");
    }

    private static String state(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    }
}
