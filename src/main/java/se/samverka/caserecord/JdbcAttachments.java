package se.samverka.caserecord;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.identity.CaseId;

/** Files in the database, where row-level security and the backup hold for them as for everything else. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class JdbcAttachments implements Attachments {

    private static final String FILE =
            """
            select id, case_id, unit, kind, belongs_to, part, media_type, octet_length(content) as bytes, written_by,
                   written_at, case when :whole then content end as content
            from casework.attachment
            where case_id = :about\s""";

    private final JdbcClient jdbc;
    private final ReceivedFile received;
    private final AuditTrail audit;

    JdbcAttachments(JdbcClient jdbc, ReceivedFile received, AuditTrail audit) {
        this.jdbc = jdbc;
        this.received = received;
        this.audit = audit;
    }

    @Override
    public Attachment receive(Place place, byte[] content) {
        try {
            var checked = received.check(content);
            return keep(place, checked.type(), checked.content());
        } catch (Refused refusal) {
            audit.refused(event(Action.WRITE, Outcome.DENIED, place, resource(place), refusal.code(), null));
            throw refusal;
        }
    }

    @Override
    public Attachment keep(Place place, FileType type, byte[] content) {
        var id = insert(place, type, content);
        audit.append(event(Action.WRITE, Outcome.OK, place, resource(place) + ":" + id, null, "own"));
        return jdbc.sql(FILE + "and id = :id")
                .param("whole", false)
                .param("about", place.about().value())
                .param("id", id)
                .query(JdbcAttachments::file)
                .single();
    }

    private UUID insert(Place place, FileType type, byte[] content) {
        try {
            return jdbc.sql(
                            """
                            insert into casework.attachment (case_id, unit, kind, belongs_to, part, media_type, content)
                            values (?, ?, ?, ?, ?, ?, ?) returning id""")
                    .params(
                            place.about().value(),
                            place.unit(),
                            place.kind().name(),
                            place.belongsTo(),
                            place.part(),
                            type.mediaType(),
                            content)
                    .query(UUID.class)
                    .single();
        } catch (DataAccessException e) {
            throw refusal(e);
        }
    }

    private static RuntimeException refusal(DataAccessException e) {
        var state = e.getMostSpecificCause() instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        return switch (state) {
            case "SV001" -> new Refused("case-closed");
            case "42501" -> new Refused("attachment-not-yours");
            default -> e;
        };
    }

    @Override
    @Transactional(readOnly = true)
    public List<Attachment> of(CaseId about, Kind kind, UUID belongsTo) {
        return jdbc.sql(FILE + "and kind = :kind and belongs_to = :belongsTo order by written_at, id")
                .param("whole", false)
                .param("about", about.value())
                .param("kind", kind.name())
                .param("belongsTo", belongsTo)
                .query(JdbcAttachments::file)
                .list();
    }

    @Override
    public Optional<Opened> open(CaseId about, UUID id, String purpose) {
        var opened = jdbc.sql(FILE + "and id = :id")
                .param("whole", true)
                .param("about", about.value())
                .param("id", id)
                .query((row, n) -> new Opened(file(row, n), row.getBytes("content")))
                .optional();
        opened.ifPresentOrElse(
                found -> audit.append(event(
                        Action.EXPORT,
                        Outcome.OK,
                        found.file().place(),
                        resource(found.file().place()) + ":" + id,
                        purpose,
                        "own")),
                () -> audit.refused(
                        new AuditEvent(Action.EXPORT, Outcome.EMPTY, about, "attachment:" + id, purpose, null)));
        return opened;
    }

    private static AuditEvent event(
            Action action,
            Outcome outcome,
            Place place,
            String resource,
            @Nullable String purpose,
            @Nullable String ground) {
        return new AuditEvent(action, outcome, place.about(), resource, purpose, ground);
    }

    private static String resource(Place place) {
        return "attachment:" + place.kind().name().toLowerCase(Locale.ROOT) + ":" + place.part();
    }

    private static Attachment file(ResultSet row, int n) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                new Place(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getString("unit"),
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("belongs_to", UUID.class),
                        row.getString("part")),
                FileType.named(row.getString("media_type")),
                row.getInt("bytes"),
                row.getString("written_by"),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }
}
