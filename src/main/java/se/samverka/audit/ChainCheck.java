package se.samverka.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.samverka.audit.Finding.What;

/**
 * Goes through all chains and calculates every hash anew from the events themselves; no function of the database is
 * trusted with it. One connection, in one transaction that does not see later events.
 */
class ChainCheck {

    static final int CHAINS = 32;

    private static final int ROWS_AT_A_TIME = 2000;
    private static final String LINKS =
            """
            select l.seq, l.event, l.hash, convert_to(json_strip_nulls(to_json(e))::text, 'UTF8') as content
            from audit.link l left join audit.event e on e.id = l.event
            where l.chain = ? order by l.seq""";
    private static final String UNLINKED =
            "select min(e.id) from audit.event e where not exists (select from audit.link l where l.event = e.id)";

    private final Connection connection;
    private long links;

    ChainCheck(Connection connection) {
        this.connection = connection;
    }

    /** How many links were found to be right. */
    long links() {
        return links;
    }

    /** @return the first finding of the first chain that has one; then events without a link */
    Optional<Finding> first() throws SQLException {
        try (var statement = connection.createStatement()) {
            // As the links were made, and without reading whole tables for what an index finds.
            statement.execute("set local timezone to 'UTC'");
            statement.execute("set local enable_hashjoin to off");
            statement.execute("set local enable_mergejoin to off");
            statement.execute("set local jit to off");
        }
        for (int chain = 0; chain < CHAINS; chain++) {
            var finding = follow(chain);
            if (finding.isPresent()) {
                return finding;
            }
        }
        return unlinked();
    }

    private Optional<Finding> follow(int chain) throws SQLException {
        var last = sha256("samverka audit chain ".concat(String.valueOf(chain)).getBytes(StandardCharsets.UTF_8));
        long seq = 0;
        try (var statement = connection.prepareStatement(LINKS)) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            statement.setInt(1, chain);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var link = Link.of(rows);
                    var wrong = wrong(link, seq + 1, last);
                    if (wrong != null) {
                        return Optional.of(new Finding(
                                wrong == What.CHANGED ? moved(chain, link, last) : wrong,
                                chain,
                                seq + 1,
                                wrong == What.MISSING_LINK ? 0 : link.event));
                    }
                    last = link.hash;
                    seq = link.seq;
                    links++;
                }
            }
        }
        return end(chain, seq, last);
    }

    private static @Nullable What wrong(Link link, long expected, byte[] last) {
        if (link.seq != expected) {
            return What.MISSING_LINK;
        }
        if (link.content == null) {
            return What.MISSING_EVENT;
        }
        return link.fits(last, link.hash) ? null : What.CHANGED;
    }

    /** Changed, unless an event of another place follows here, or the link that follows here stands elsewhere. */
    private What moved(int chain, Link here, byte[] last) throws SQLException {
        try (var statement = connection.prepareStatement(LINKS)) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            statement.setInt(1, chain);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var other = Link.of(rows);
                    if (other.seq != here.seq && (other.fits(last, here.hash) || other.fits(last, other.hash))) {
                        return What.REORDERED;
                    }
                }
            }
        }
        return What.CHANGED;
    }

    private Optional<Finding> end(int chain, long seq, byte[] last) throws SQLException {
        try (var statement = connection.prepareStatement("select seq, hash from audit.head where chain = ?")) {
            statement.setInt(1, chain);
            try (var head = statement.executeQuery()) {
                if (!head.next()) {
                    return Optional.of(new Finding(What.WRONG_HEAD, chain, seq, 0));
                }
                if (head.getLong("seq") > seq) {
                    return Optional.of(new Finding(What.MISSING_LAST, chain, seq + 1, 0));
                }
                return head.getLong("seq") == seq && Arrays.equals(head.getBytes("hash"), last)
                        ? Optional.empty()
                        : Optional.of(new Finding(What.WRONG_HEAD, chain, seq, 0));
            }
        }
    }

    private Optional<Finding> unlinked() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local enable_hashjoin to on");
            statement.execute("set local enable_mergejoin to on");
            try (var event = statement.executeQuery(UNLINKED)) {
                event.next();
                long id = event.getLong(1);
                return id == 0 ? Optional.empty() : Optional.of(new Finding(What.UNLINKED, 0, 0, id));
            }
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A link with the event it names, as it is now; no event, no content. */
    private record Link(long seq, long event, byte[] hash, byte @Nullable [] content) {

        static Link of(ResultSet row) throws SQLException {
            return new Link(row.getLong("seq"), row.getLong("event"), row.getBytes("hash"), row.getBytes("content"));
        }

        boolean fits(byte[] last, byte[] hash) {
            return content != null && Arrays.equals(sha256(last, content), hash);
        }
    }
}
