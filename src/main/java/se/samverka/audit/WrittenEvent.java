package se.samverka.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it stands in the trail. */
record WrittenEvent(
        long id,
        Instant at,
        String actor,
        List<String> units,
        List<String> roles,
        AuditEvent.Action action,
        AuditEvent.Outcome outcome,
        @Nullable UUID about,
        String resource,
        @Nullable String purpose,
        @Nullable String ground,
        @Nullable String via,
        @Nullable String session,
        @Nullable String method,
        @Nullable String address,
        @Nullable String task) {

    static WrittenEvent of(ResultSet row, int n) throws SQLException {
        return new WrittenEvent(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                List.of((String[]) row.getArray("units").getArray()),
                List.of((String[]) row.getArray("roles").getArray()),
                AuditEvent.Action.valueOf(row.getString("action")),
                AuditEvent.Outcome.valueOf(row.getString("outcome")),
                row.getObject("case_id", UUID.class),
                row.getString("resource"),
                row.getString("purpose"),
                row.getString("ground"),
                row.getString("via"),
                row.getString("session"),
                row.getString("method"),
                row.getString("address"),
                row.getString("task"));
    }
}
