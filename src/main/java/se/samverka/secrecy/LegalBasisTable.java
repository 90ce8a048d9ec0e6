package se.samverka.secrecy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samverka.secrecy.LegalBases.Basis;
import se.samverka.secrecy.LegalBases.Change;
import se.samverka.secrecy.LegalBases.Kind;
import se.samverka.secrecy.LegalBases.Standing;
import se.samverka.secrecy.LegalBases.Verification;

/** The register and its history; a change is appended to the history and the database carries it into the register. */
@Repository
@DependsOnDatabaseInitialization
class LegalBasisTable {

    /** What a change sets; what it does not name stays. */
    record Row(
            String change,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String wording,
            boolean wordingRead,
            String note) {}

    private static final String BASIS =
            """
            select b.*, case when b.approved_by is null then 'NOT_APPROVED'
                             when casework.today() < b.valid_from then 'NOT_YET'
                             when casework.today() > b.valid_to then 'ENDED' else 'USABLE' end as standing
            from casework.legal_basis b
            """;

    private final JdbcClient jdbc;

    LegalBasisTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, String> paragraphs(Collection<String> codes) {
        var found = new HashMap<String, String>();
        jdbc.sql("select code, paragraph from casework.legal_basis where code in (:codes)")
                .param("codes", codes)
                .query(row -> {
                    found.put(row.getString("code"), row.getString("paragraph"));
                });
        return found;
    }

    List<Basis> all() {
        var inOrder =
                """
                order by array_position(array['UTLAMNANDE', 'SKYLDIGHET', 'HUVUDREGEL', 'RAM'], b.kind),
                         b.paragraph collate "und-x-icu", b.code""";
        return jdbc.sql(BASIS + inOrder).query(LegalBasisTable::basis).list();
    }

    Optional<Basis> find(String code) {
        return jdbc.sql(BASIS + "where b.code = ?")
                .param(code)
                .query(LegalBasisTable::basis)
                .optional();
    }

    /** Bases that a unit taking part as the actors may use today for a decision of its own. */
    List<Basis> usableBy(Collection<String> actors) {
        var usable =
                """
                join casework.usable_ground using (code)
                where b.code <> :consent and (b.disclosers is null or b.disclosers && :actors::text[])
                order by b.paragraph collate "und-x-icu", b.code""";
        return jdbc.sql(BASIS + usable)
                .param("consent", ConsentMatrix.GROUND)
                .param("actors", actors.toArray(String[]::new))
                .query(LegalBasisTable::basis)
                .list();
    }

    /** Code of the refusal when the register says that the basis is about other actors, else empty. */
    String misfit(String code, Collection<String> disclosers, Collection<String> recipients) {
        return jdbc.sql(
                        """
                        select case when not disclosers && :from::text[] then 'ground-other-discloser'
                                    when not recipients && :to::text[] then 'ground-other-recipient' else '' end
                        from casework.legal_basis where code = :code""")
                .param("from", disclosers.toArray(String[]::new))
                .param("to", recipients.toArray(String[]::new))
                .param("code", code)
                .query(String.class)
                .single();
    }

    List<Change> history(String code) {
        return jdbc.sql("select * from casework.legal_basis_version where basis = ? order by version desc")
                .param(code)
                .query((row, n) -> new Change(
                        row.getInt("version"),
                        row.getString("change"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        Verification.valueOf(row.getString("verification")),
                        row.getString("wording"),
                        row.getString("note"),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void append(String code, int version, Row row) {
        jdbc.sql(
                        """
                        insert into casework.legal_basis_version
                            (basis, version, change, valid_from, valid_to, wording, wording_read, note)
                        values (:code, :version, :change, :from, :to, :wording, :read, :note)""")
                .param("code", code)
                .param("version", version)
                .param("change", row.change())
                .param("from", row.from())
                .param("to", row.to())
                .param("wording", row.wording())
                .param("read", row.wordingRead())
                .param("note", row.note())
                .update();
    }

    private static Basis basis(ResultSet row, int n) throws SQLException {
        return new Basis(
                row.getString("code"),
                row.getInt("version"),
                row.getString("paragraph"),
                Kind.valueOf(row.getString("kind")),
                row.getString("discloser"),
                row.getString("recipient"),
                row.getString("condition"),
                List.of((String[]) row.getArray("conditions").getArray()),
                row.getString("permits"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                Verification.valueOf(row.getString("verification")),
                row.getString("to_verify"),
                row.getString("approved_by"),
                instant(row, "approved_at"),
                Standing.valueOf(row.getString("standing")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
