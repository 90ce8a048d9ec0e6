package se.samverka.extract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Refused;
import se.samverka.extract.Extract.Attempt;
import se.samverka.extract.Extracts.Awaiting;
import se.samverka.extract.Extracts.Format;
import se.samverka.extract.Mask.Place;
import se.samverka.identity.CaseId;

/** Extracts as the database keeps them; it decides who sees and who reviews one. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class ExtractTable {

    private static final String EXTRACT =
            """
            select id, case_id, authority, units, recipient, produced_by, begun_at from casework.extract
            where case_id = :about\s""";

    private final JdbcClient jdbc;

    ExtractTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refused {@code extract-custody-ended} */
    UUID begin(CaseId about, String authority, Collection<String> units, Recipient recipient) {
        try {
            return jdbc.sql(
                            """
                            insert into casework.extract (case_id, authority, units, recipient)
                            values (?, ?, ?, ?) returning id""")
                    .params(about.value(), authority, units.toArray(String[]::new), recipient.name())
                    .query(UUID.class)
                    .single();
        } catch (DataAccessException e) {
            throw state(e).equals("SV140") ? new Refused("extract-custody-ended", "recipient") : e;
        }
    }

    List<Extract> of(CaseId about) {
        return jdbc.sql(EXTRACT + "order by begun_at desc, id")
                .param("about", about.value())
                .query((row, n) -> extract(row))
                .list();
    }

    List<Awaiting> awaitingMe() {
        return jdbc.sql(
                        """
                        select e.case_id, c.number, e.id, last.released is not null as returned
                        from casework.extract e
                             join casework."case" c on c.id = e.case_id
                             cross join lateral (select r.released, r.submitted_at from casework.extract_review r
                                                 where r.extract = e.id order by r.attempt desc limit 1) last
                        where case when e.produced_by = casework.me() then not last.released
                                   else last.released is null end
                        order by last.submitted_at, e.id""")
                .query((row, n) -> new Awaiting(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getString("number"),
                        row.getObject("id", UUID.class),
                        row.getBoolean("returned")))
                .list();
    }

    Optional<Extract> find(CaseId about, UUID id) {
        return jdbc.sql(EXTRACT + "and id = :id")
                .param("about", about.value())
                .param("id", id)
                .query((row, n) -> extract(row))
                .optional();
    }

    List<Mask> masks(UUID extract) {
        return jdbc.sql(
                        """
                        select id, piece, field, starts, ends, reason, automatic, lifted_at is not null as lifted
                        from casework.extract_mask where extract = ? order by piece, field, starts, ends desc, made_at, id""")
                .param(extract)
                .query((row, n) -> new Mask(
                        row.getObject("id", UUID.class),
                        new Place(row.getString("piece"), row.getString("field")),
                        row.getInt("starts"),
                        row.getInt("ends"),
                        MaskReason.valueOf(row.getString("reason")),
                        row.getBoolean("automatic"),
                        row.getBoolean("lifted")))
                .list();
    }

    /** Those that were there from the start are kept once, lifted or not. */
    void mask(Extract extract, Collection<Mask.New> masks) {
        for (var mask : masks) {
            jdbc.sql(
                            """
                            insert into casework.extract_mask
                                (extract, case_id, piece, field, starts, ends, reason, automatic)
                            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(
                            extract.id(),
                            extract.about().value(),
                            mask.place().piece(),
                            mask.place().field(),
                            mask.starts(),
                            mask.ends(),
                            mask.reason().name(),
                            mask.automatic())
                    .update();
        }
    }

    /** @throws Refused {@code extract-mask-unknown} */
    void lift(Extract extract, UUID mask) {
        var lifted = jdbc.sql(
                        """
                        update casework.extract_mask set lifted_at = now()
                        where extract = ? and id = ? and lifted_at is null""")
                .params(extract.id(), mask)
                .update();
        if (lifted == 0) {
            throw new Refused("extract-mask-unknown");
        }
    }

    void submit(Extract extract, String material, byte[] document) {
        try {
            jdbc.sql(
                            """
                            insert into casework.extract_review (extract, attempt, case_id, material, document)
                            values (?, ?, ?, decode(?, 'hex'), ?)""")
                    .params(
                            extract.id(),
                            extract.attempts().size() + 1,
                            extract.about().value(),
                            material,
                            document)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refused("extract-not-open");
        }
    }

    Optional<byte[]> document(Extract extract) {
        return jdbc.sql(
                        """
                        select document from casework.extract_review
                        where extract = ? and released is distinct from false""")
                .param(extract.id())
                .query(byte[].class)
                .optional();
    }

    void sendBack(Extract extract, int attempt, String reason) {
        answered(jdbc.sql(
                        """
                        update casework.extract_review set released = false, reason = ?
                        where extract = ? and attempt = ? and released is null""")
                .params(reason, extract.id(), attempt));
    }

    void release(Extract extract, int attempt, byte[] pdf) {
        answered(jdbc.sql(
                        """
                        update casework.extract_review set released = true, pdf = ?
                        where extract = ? and attempt = ? and released is null""")
                .params(pdf, extract.id(), attempt));
    }

    private static void answered(JdbcClient.StatementSpec statement) {
        if (statement.update() == 0) {
            throw new Refused("extract-not-open");
        }
    }

    Optional<byte[]> file(Extract extract, Format format) {
        return jdbc.sql(
                        """
                        select case when :pdf then pdf else document end from casework.extract_review
                        where extract = :extract and released""")
                .param("pdf", format == Format.PDF)
                .param("extract", extract.id())
                .query(byte[].class)
                .optional();
    }

    private Extract extract(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Extract(
                id,
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("authority"),
                Arrays.asList((String[]) row.getArray("units").getArray()),
                Recipient.valueOf(row.getString("recipient")),
                row.getString("produced_by"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                attempts(id));
    }

    private List<Attempt> attempts(UUID extract) {
        return jdbc.sql(
                        """
                        select attempt, encode(material, 'hex') as material, submitted_at, released, reason, reviewed_by,
                               reviewed_at
                        from casework.extract_review where extract = ? order by attempt""")
                .param(extract)
                .query((row, n) -> attempt(row))
                .list();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        var reviewed = row.getObject("reviewed_at", OffsetDateTime.class);
        return new Attempt(
                row.getInt("attempt"),
                row.getString("material"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("released", Boolean.class),
                row.getString("reason"),
                row.getString("reviewed_by"),
                reviewed == null ? null : reviewed.toInstant());
    }

    private static String state(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    }
}
