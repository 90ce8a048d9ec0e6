package se.samverka.secrecy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.identity.CaseId;

/** A request may be seen by those its rows name as well; whom it asks, and so the question, only by its holder. */
@Repository
@Transactional(readOnly = true)
@DependsOnDatabaseInitialization
class HeldConsentQuestions implements ConsentQuestions {

    private final JdbcClient jdbc;
    private final ConsentSentence sentence;
    private final Clock clock;

    HeldConsentQuestions(JdbcClient jdbc, ConsentSentence sentence, Clock clock) {
        this.jdbc = jdbc;
        this.sentence = sentence;
        this.clock = clock;
    }

    @Override
    public Optional<Question> current(CaseId about) {
        return jdbc.sql(
                        """
                        select r.id, r.holder, r.purpose, nullif(trim(v.content ->> 'undantag'), '') as exceptions,
                               r.asked_at, r.valid_until
                        from casework.consent_request r
                             left join casework.section_version v
                                 on v.case_id = r.case_id and v.code = r.section and v.unit = r.holder
                                    and v.version = r.section_version
                        where r.case_id = ? and r.replaced_at is null
                          and r.holder = any ((select casework.my_units())::text[])""")
                .param(about.value())
                .query((row, n) -> question(row))
                .optional();
    }

    private Question question(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Question(
                id,
                row.getString("holder"),
                row.getString("purpose"),
                row.getString("exceptions"),
                day(row, "asked_at"),
                lastDay(row, "valid_until"),
                signatories(id));
    }

    private List<Signatory> signatories(UUID request) {
        return jdbc.sql(
                        """
                        select code, answer, way, signed_on from casework.consent_signatory
                        where request_id = ? order by code = 'UN', code""")
                .param(request)
                .query((row, n) -> new Signatory(
                        row.getString("code"),
                        row.getString("answer"),
                        row.getString("way"),
                        row.getObject("signed_on", LocalDate.class),
                        rows(request, row.getString("code"))))
                .list();
    }

    private List<Row> rows(UUID request, String signatory) {
        return jdbc.sql(
                        """
                        select line, from_unit, category, to_unit, valid_until, status from casework.consent_grant
                        where request_id = ? and signatory = ? order by line""")
                .params(request, signatory)
                .query((row, n) -> new Row(
                        row.getInt("line"),
                        sentence.of(row.getString("from_unit"), row.getString("category"), row.getString("to_unit")),
                        lastDay(row, "valid_until"),
                        row.getString("status")))
                .list();
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(clock.getZone())
                .toLocalDate();
    }

    /** An end is the moment the day after its last one begins. */
    private LocalDate lastDay(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .minusNanos(1_000)
                .atZoneSameInstant(clock.getZone())
                .toLocalDate();
    }
}
