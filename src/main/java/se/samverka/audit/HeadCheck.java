package se.samverka.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import se.samverka.audit.Finding.What;

/**
 * Holds the signed heads against the chains. Lines of earlier epochs are read for their signatures only: what they say
 * was given up when a backup was restored.
 */
class HeadCheck {

    private final Connection connection;
    private final HeadFile file;
    private int lines;
    private int epoch;

    HeadCheck(Connection connection, HeadFile file) {
        this.connection = connection;
        this.file = file;
    }

    int lines() {
        return lines;
    }

    int epoch() {
        return epoch;
    }

    /** @return what is wrong first, in words; no file is nothing wrong, but {@link #lines} says 0 */
    Optional<String> first() throws IOException, GeneralSecurityException, SQLException {
        if (Files.notExists(file.path())) {
            return Optional.empty();
        }
        var damaged = readThrough();
        return damaged.isPresent() ? damaged : compare();
    }

    private Optional<String> readThrough() throws IOException, GeneralSecurityException {
        var before = "";
        try (var all = Files.newBufferedReader(file.path())) {
            for (var line = all.readLine(); line != null; line = all.readLine()) {
                lines++;
                var heads = SignedHeads.read(line, file.keys());
                if (heads.isEmpty()) {
                    return Optional.of(
                            HeadFile.NAME + ", line " + lines + " is not what was signed with the key of this folder");
                }
                if (!heads.get().previous().equals(HeadFile.sha256(before))) {
                    return Optional.of(HeadFile.NAME + ", line " + lines + " does not follow from the line before it");
                }
                before = line;
                epoch = heads.get().epoch();
            }
        }
        return Optional.empty();
    }

    private Optional<String> compare() throws IOException, GeneralSecurityException, SQLException {
        try (var all = Files.newBufferedReader(file.path())) {
            for (var line = all.readLine(); line != null; line = all.readLine()) {
                var heads = SignedHeads.read(line, file.keys()).orElseThrow();
                if (heads.epoch() == epoch) {
                    for (var head : heads.heads()) {
                        var finding = compare(head);
                        if (finding.isPresent()) {
                            return Optional.of(finding.get() + " (signed " + heads.time() + ")");
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> compare(Head signed) throws SQLException {
        if (signed.seq() == 0) {
            return Optional.empty();
        }
        try (var statement =
                connection.prepareStatement("select event, hash from audit.link where chain = ? and seq = ?")) {
            statement.setInt(1, signed.chain());
            statement.setLong(2, signed.seq());
            try (var link = statement.executeQuery()) {
                if (!link.next()) {
                    return Optional.of(new Finding(What.MISSING_SIGNED, signed.chain(), signed.seq(), 0));
                }
                return HexFormat.of().formatHex(link.getBytes("hash")).equals(signed.hash())
                        ? Optional.empty()
                        : Optional.of(new Finding(What.REWRITTEN, signed.chain(), signed.seq(), link.getLong("event")));
            }
        }
    }
}
