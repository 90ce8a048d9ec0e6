package se.samverka.caserecord;

import java.util.Optional;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.identity.CaseId;

/** Protection as the database keeps it; who may know of a protected case is decided by its restrictive policies. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class JdbcProtections implements Protections {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    JdbcProtections(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public Protection of(CaseId about) {
        return jdbc.sql("select level from casework.protected_case where case_id = ?")
                .param(about.value())
                .query(String.class)
                .optional()
                .map(Protection::valueOf)
                .orElse(Protection.INGEN);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean opened(CaseId about) {
        return jdbc.sql("select casework.unprotected(:about) or casework.opened_to_me(:about)")
                .param("about", about.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void open(CaseId about, Optional<Purpose> purpose) {
        var why = purpose.orElseThrow(() -> new Refused("protected-purpose", "purpose"));
        var number = jdbc.sql(
                        """
                        select c.number from casework.case c join casework.protected_case p on p.case_id = c.id
                        where c.id = ?""")
                .param(about.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused("case-unknown"));
        jdbc.sql("insert into casework.protected_opening (case_id, purpose) values (?, ?)")
                .params(about.value(), why.name())
                .update();
        audit.append(new AuditEvent(Action.OPEN_PROTECTED, Outcome.OK, about, "case:" + number, why.name(), null));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean changeable(CaseId about) {
        return jdbc.sql("select casework.may_change_protection(?)")
                .param(about.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void change(CaseId about, Protection to) {
        var before = jdbc.sql("select casework.change_protection(?, ?)")
                .params(about.value(), to.name())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElseThrow(() -> new Refused("protection-unchangeable"));
        if (!before.equals(to.name())) {
            audit.append(new AuditEvent(Action.WRITE, Outcome.OK, about, "case:protection", to.name(), null));
            recorded(about);
        }
    }

    /** To be said after the database has been told, in the same transaction. */
    void recorded(CaseId about) {
        events.publishEvent(new ProtectionChanged(about));
    }
}
