package se.samverka.workflow;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.samverka.audit.AuditTrail;
import se.samverka.identity.CaseId;

/** Notes the cases of the tasks that the web apps are about to show; if that fails, they show nothing. */
@Component
class ShownTasks {

    private static final String CASES =
            "select distinct business_key_ from engine.act_ru_execution where id_ = any (?) and business_key_ is not null";

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    ShownTasks(JdbcClient jdbc, AuditTrail trail, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param answer of the engine: a task, a list with tasks in it, or anything else */
    void note(@Nullable Object answer) {
        var instances = (answer instanceof Collection<?> several ? several.stream() : Stream.ofNullable(answer))
                .filter(Task.class::isInstance)
                .map(task -> ((Task) task).getProcessInstanceId())
                .distinct()
                .toArray(String[]::new);
        if (instances.length > 0) {
            transaction.executeWithoutResult(status -> trail.listed("tasklist", cases(instances)));
        }
    }

    private List<CaseId> cases(String[] instances) {
        return jdbc.sql(CASES).param(instances).query(String.class).list().stream()
                .map(CaseId::of)
                .toList();
    }
}
