package se.samverka.secrecy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.identity.CaseId;

/** What a review looks at; the database draws it, for the system working on a review and nobody else. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class LogSample implements LogReviews {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    LogSample(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * What one person read of one case on one day.
     *
     * @param looked how many reads the sample was drawn from
     * @param event number of the first of the events in the trail
     */
    record Drawn(
            long looked,
            long event,
            String reader,
            List<String> units,
            String number,
            long reads,
            Instant first,
            Instant last,
            List<String> actions,
            List<String> purposes,
            List<String> grounds,
            List<Why> why) {}

    /** Why it was drawn. */
    enum Why {
        CHOSEN,
        SHIELDED,
        OUTSIDE,
        NAMESAKE
    }

    @Override
    public boolean due() {
        return jdbc.sql("select casework.log_review_due()").query(Boolean.class).single();
    }

    /** @param percent how much of all reads is drawn by chance, above 0 and at most 100 */
    List<Drawn> draw(CaseId review, int percent) {
        var drawn = jdbc.sql("select * from casework.draw_log_sample(?)")
                .param(percent)
                .query(LogSample::drawn)
                .list();
        audit.append(new AuditEvent(
                Action.READ,
                drawn.isEmpty() ? Outcome.EMPTY : Outcome.OK,
                review,
                "trail:sample",
                "log-review",
                "system"));
        return drawn;
    }

    /** Numbers, from 0, by the id of the opening that this review is to judge. */
    Map<UUID, Integer> handOut() {
        return jdbc
                .sql("select number, opening from casework.hand_out_emergencies()")
                .query((row, n) -> Map.entry(row.getObject("opening", UUID.class), row.getInt("number")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<UUID> opening(CaseId review, int number) {
        return jdbc.sql("select opening from casework.log_review_opening where case_id = ? and number = ?")
                .params(review.value(), number)
                .query(UUID.class)
                .optional();
    }

    /** How many openings this review was handed. */
    int openings(CaseId review) {
        return jdbc.sql("select count(*) from casework.log_review_opening where case_id = ?")
                .param(review.value())
                .query(Integer.class)
                .single();
    }

    private static Drawn drawn(ResultSet row, int n) throws SQLException {
        return new Drawn(
                row.getLong("looked"),
                row.getLong("event"),
                row.getString("reader"),
                texts(row.getArray("units")),
                row.getString("number"),
                row.getLong("reads"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                texts(row.getArray("actions")),
                texts(row.getArray("purposes")),
                texts(row.getArray("grounds")),
                why(row));
    }

    private static List<Why> why(ResultSet row) throws SQLException {
        var why = Stream.<Why>builder();
        for (var reason : Why.values()) {
            if (row.getBoolean(reason.name().toLowerCase(Locale.ROOT))) {
                why.add(reason);
            }
        }
        return why.build().toList();
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(String::valueOf)
                        .toList();
    }
}
