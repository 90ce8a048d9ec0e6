package se.samverka.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether the trail holds.
 *
 * @param broken what is wrong first, with chain, link and event; null when nothing is
 * @param links how many links were followed
 * @param lines how many lines of signed heads there are
 * @param epoch the last line's epoch
 */
record Verdict(@Nullable String broken, long links, int lines, int epoch) {

    /** Reads the whole trail as the auditor, as it was at one moment. */
    static Verdict of(DataSource auditor, Path folder) throws SQLException, IOException, GeneralSecurityException {
        try (var connection = auditor.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                return of(connection, folder);
            } finally {
                connection.rollback();
            }
        }
    }

    static Verdict of(Connection connection, Path folder) throws SQLException, IOException, GeneralSecurityException {
        var chains = new ChainCheck(connection);
        var finding = chains.first();
        var heads = new HeadCheck(connection, new HeadFile(folder));
        var broken = finding.map(Finding::toString);
        if (broken.isEmpty()) {
            broken = heads.first();
        }
        return new Verdict(broken.orElse(null), chains.links(), heads.lines(), heads.epoch());
    }

    @Override
    public String toString() {
        if (broken != null) {
            return "BROKEN: " + broken + ".";
        }
        var signed = lines == 0
                ? "no signed heads to compare with"
                : "as in " + lines + " signed lines" + (epoch > 1 ? ", those of epoch " + epoch + " compared" : "");
        return "OK: " + links + " events in " + ChainCheck.CHAINS + " chains, " + signed + ".";
    }
}
