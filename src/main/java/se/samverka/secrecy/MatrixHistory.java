package se.samverka.secrecy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.identity.CaseId;

@Repository
@Transactional(readOnly = true)
@DependsOnDatabaseInitialization
class MatrixHistory implements ConsentHistory {

    private final JdbcClient jdbc;
    private final ConsentSentence sentence;

    MatrixHistory(JdbcClient jdbc, ConsentSentence sentence) {
        this.jdbc = jdbc;
        this.sentence = sentence;
    }

    @Override
    public List<Round> rounds(CaseId about) {
        return jdbc.sql(
                        """
                        select id, holder, purpose, asked_at, valid_until, replaced_at from casework.consent_request
                        where case_id = ? order by asked_at, id""")
                .param(about.value())
                .query(this::round)
                .list();
    }

    private Round round(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Round(
                id,
                row.getString("holder"),
                row.getString("purpose"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                instant(row, "replaced_at"),
                signatories(id),
                rows(id));
    }

    private List<Signatory> signatories(UUID request) {
        return jdbc.sql(
                        """
                        select code, number, answer, way, signed_on from casework.consent_signatory
                        where request_id = ? order by code = 'UN', code""")
                .param(request)
                .query((row, n) -> new Signatory(
                        row.getString("code"),
                        row.getObject("number", Integer.class),
                        row.getString("answer"),
                        row.getString("way"),
                        row.getObject("signed_on", LocalDate.class)))
                .list();
    }

    private List<Row> rows(UUID request) {
        return jdbc.sql(
                        """
                        select line, from_unit, category, to_unit, signatory, status, changed_at, valid_until
                        from casework.consent_grant where request_id = ? order by line, signatory = 'UN', signatory""")
                .param(request)
                .query((row, n) -> new Row(
                        row.getInt("line"),
                        sentence.of(row.getString("from_unit"), row.getString("category"), row.getString("to_unit")),
                        row.getString("signatory"),
                        row.getString("status"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("valid_until", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
