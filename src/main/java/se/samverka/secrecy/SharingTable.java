package se.samverka.secrecy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samverka.caserecord.Refused;
import se.samverka.identity.CaseId;
import se.samverka.secrecy.Sharing.Answer;
import se.samverka.secrecy.Sharing.NewProposal;
import se.samverka.secrecy.Sharing.Proposal;
import se.samverka.secrecy.Sharing.Shared;

/** Proposals, decisions and the rows of the ledger that rest on them; the policies show each unit its own. */
@Repository
@DependsOnDatabaseInitialization
class SharingTable {

    /** A section of one of my units. */
    record Own(@Nullable String category) {}

    private static final String PROPOSAL =
            """
            select p.*, d.agreed, d.reason, d.decided_by, d.decided_at, d.valid_until
            from casework.sharing_proposal p left join casework.sharing_decision d on d.proposal = p.id
            where p.case_id = ?
            """;

    private final JdbcClient jdbc;

    SharingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Own> own(CaseId about, String unit, String section) {
        return jdbc.sql(
                        """
                        select category from casework.section
                        where case_id = ? and unit = ? and code = ? and unit = any ((select casework.my_units())::text[])
                          and casework.takes_part(case_id)""")
                .params(about.value(), unit, section)
                .query(Own.class)
                .optional();
    }

    UUID propose(NewProposal proposal, @Nullable String category, String purpose) {
        try {
            return jdbc.sql(
                            """
                            insert into casework.sharing_proposal
                                (case_id, section, category, owner, to_unit, ground, purpose)
                            values (:about, :section, :category, :owner, :to, :ground, :purpose) returning id""")
                    .param("about", proposal.about().value())
                    .param("section", category == null ? proposal.section() : null)
                    .param("category", category)
                    .param("owner", proposal.unit())
                    .param("to", proposal.recipient())
                    .param("ground", proposal.ground())
                    .param("purpose", purpose)
                    .query(UUID.class)
                    .single();
        } catch (DataAccessException e) {
            throw LedgerRefusal.or(e);
        }
    }

    List<Proposal> proposals(CaseId about) {
        return jdbc.sql(PROPOSAL + "order by p.proposed_at desc, p.id")
                .param(about.value())
                .query(SharingTable::proposal)
                .list();
    }

    Optional<Proposal> find(CaseId about, UUID id) {
        return jdbc.sql(PROPOSAL + "and p.id = ?")
                .params(about.value(), id)
                .query(SharingTable::proposal)
                .optional();
    }

    /** @throws Refused {@code proposal-decided} when somebody was first */
    void decline(Proposal proposal, String reason) {
        decided(jdbc.sql(
                        """
                        insert into casework.sharing_decision (proposal, case_id, agreed, reason)
                        values (:proposal, :about, false, :reason) on conflict do nothing""")
                .param("proposal", proposal.id())
                .param("about", proposal.about().value())
                .param("reason", reason));
    }

    /** @throws Refused {@code proposal-decided} when somebody was first */
    void agree(Proposal proposal, LegalBases.Basis basis, String reason, Instant until) {
        decided(jdbc.sql(
                        """
                        insert into casework.sharing_decision
                            (proposal, case_id, agreed, reason, ground, ground_version, conditions, valid_until)
                        values (:proposal, :about, true, :reason, :ground, :version, :conditions::text[], :until)
                        on conflict do nothing""")
                .param("proposal", proposal.id())
                .param("about", proposal.about().value())
                .param("reason", reason)
                .param("ground", basis.code())
                .param("version", basis.version())
                .param("conditions", basis.conditions().toArray(String[]::new))
                .param("until", until.atOffset(ZoneOffset.UTC)));
    }

    private static void decided(JdbcClient.StatementSpec statement) {
        try {
            if (statement.update() == 0) {
                throw new Refused("proposal-decided");
            }
        } catch (DataAccessException e) {
            // The policy looks at the register once more, when it has just been changed.
            throw LedgerRefusal.notMine(e) ? new Refused("ground-changed") : LedgerRefusal.or(e);
        }
    }

    void disclose(Proposal proposal) {
        try {
            jdbc.sql(
                            """
                            insert into casework.disclosure (case_id, section, category, owner, from_unit, to_unit,
                                                             ground, decision, purpose, valid_until)
                            select p.case_id, p.section, p.category, p.owner, p.owner, p.to_unit, p.ground, p.id,
                                   p.purpose, d.valid_until
                            from casework.sharing_proposal p join casework.sharing_decision d on d.proposal = p.id
                            where p.id = ?""")
                    .param(proposal.id())
                    .update();
        } catch (DataAccessException e) {
            throw LedgerRefusal.or(e);
        }
    }

    /** Ends what earlier decisions let out of the same to the same unit on the same ground. */
    int endEarlier(Proposal proposal) {
        return jdbc.sql(
                        """
                        update casework.disclosure d set revoked_at = now()
                        where d.case_id = :about and d.owner = :owner and d.to_unit = :to and d.ground = :ground
                          and d.section is not distinct from :section::text
                          and d.category is not distinct from :category::text
                          and d.decision is not null and d.revoked_at is null""")
                .param("about", proposal.about().value())
                .param("owner", proposal.unit())
                .param("to", proposal.recipient())
                .param("ground", proposal.ground())
                .param("section", proposal.section())
                .param("category", proposal.category())
                .update();
    }

    List<Shared> shared(CaseId about) {
        return jdbc.sql(
                        """
                        select d.id, d.owner, d.section, d.category, d.to_unit, d.ground,
                               d.decision is not null as decided, d.valid_until
                        from casework.disclosure d join casework.usable_ground g on g.code = d.ground
                        where d.case_id = ? and d.owner = any ((select casework.my_units())::text[])
                          and d.revoked_at is null and (d.valid_until is null or d.valid_until > now())
                        order by d.decided_at, d.to_unit, d.id""")
                .param(about.value())
                .query((row, n) -> new Shared(
                        row.getObject("id", UUID.class),
                        row.getString("owner"),
                        row.getString("section"),
                        row.getString("category"),
                        row.getString("to_unit"),
                        row.getString("ground"),
                        row.getBoolean("decided"),
                        instant(row, "valid_until")))
                .list();
    }

    /** Whether it is a decision of one of my units, in force or not. */
    boolean decided(CaseId about, UUID disclosure) {
        return jdbc.sql(
                        """
                        select exists (select from casework.disclosure
                                       where case_id = ? and id = ? and decision is not null
                                         and owner = any ((select casework.my_units())::text[])
                                         and casework.takes_part(case_id))""")
                .params(about.value(), disclosure)
                .query(Boolean.class)
                .single();
    }

    /** What was ended, or empty when there was nothing to end. */
    Optional<Ledger.Line> revoke(CaseId about, UUID disclosure) {
        return jdbc.sql(
                        """
                        update casework.disclosure set revoked_at = now()
                        where case_id = ? and id = ? and decision is not null and revoked_at is null
                        returning section, category, to_unit, ground""")
                .params(about.value(), disclosure)
                .query(Ledger.Line.class)
                .optional();
    }

    private static Proposal proposal(ResultSet row, int n) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("section"),
                row.getString("category"),
                row.getString("owner"),
                row.getString("to_unit"),
                row.getString("ground"),
                row.getString("purpose"),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                answer(row));
    }

    private static @Nullable Answer answer(ResultSet row) throws SQLException {
        var at = instant(row, "decided_at");
        return at == null
                ? null
                : new Answer(
                        row.getBoolean("agreed"),
                        row.getString("reason"),
                        row.getString("decided_by"),
                        at,
                        instant(row, "valid_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
