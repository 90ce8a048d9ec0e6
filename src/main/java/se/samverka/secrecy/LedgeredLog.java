package se.samverka.secrecy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
class LedgeredLog implements DisclosureLog {

    private final JdbcClient jdbc;

    LedgeredLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Entry> entries(CaseId about) {
        return jdbc.sql(
                        """
                        select d.*, b.paragraph, b.condition,
                               d.ground not in (select code from casework.usable_ground) as lapsed
                        from casework.disclosure d join casework.legal_basis b on b.code = d.ground
                        where d.case_id = ? order by d.decided_at, d.owner, d.section, d.category, d.to_unit, d.id""")
                .param(about.value())
                .query((row, n) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("section"),
                row.getString("category"),
                row.getString("owner"),
                row.getString("from_unit"),
                row.getString("to_unit"),
                row.getString("ground"),
                row.getString("paragraph"),
                row.getString("condition"),
                row.getObject("consent_request") != null,
                row.getObject("decision") != null,
                row.getString("purpose"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                instant(row, "valid_until"),
                instant(row, "revoked_at"),
                row.getBoolean("lapsed"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
