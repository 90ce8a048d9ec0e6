package se.samverka.workflow;

import java.sql.Connection;
import java.util.regex.Pattern;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * Lets a person's task queries read the view of the tasks that are theirs instead of the table. The view asks the
 * database who acts, so no query, filter or sub-query of the web apps can see further. Asking for one task asks for more,
 * as taking it does: the unit still takes part in the case.
 */
@Intercepts(
        @Signature(
                type = StatementHandler.class,
                method = "prepare",
                args = {Connection.class, Integer.class}))
class MyTaskView implements Interceptor {

    private static final String TABLE = "ACT_RU_TASK RES";
    private static final String VIEW = "my_task RES";
    private static final String ONE = "(select * from my_task where is_mine(id_)) RES";

    /** Joins that can bring a task more than once. */
    private static final Pattern OTHER_JOIN =
            Pattern.compile("join (?!ACT_RE_PROCDEF D on RES\\.PROC_DEF_ID_ = D\\.ID_)", Pattern.CASE_INSENSITIVE);

    /** Nothing here belongs to a tenant. */
    private static final String COUNT_OF_ALL = "SELECT COUNT(*) FROM (SELECT DISTINCT RES.ID_ from " + TABLE
            + " WHERE ( 1 = 1 ) and (RES.TENANT_ID_ is null ) ) countDistinct";

    private static final String COUNT_OF_MINE = "select count(distinct ID_) from my_task_id";

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        var bound = ((StatementHandler) invocation.getTarget()).getBoundSql();
        if (bound.getParameterObject() instanceof TaskQueryImpl query
                && query.getAuthCheck().getAuthUserId() != null) {
            SystemMetaObject.forObject(bound)
                    .setValue("sql", mine(bound.getSql(), query.getTaskId() == null ? VIEW : ONE));
        }
        return invocation.proceed();
    }

    /** Comparing all columns of all my tasks to find no repetition would take longer than everything else. */
    private static String mine(String sql, String view) {
        if (!sql.contains(TABLE)) {
            throw new IllegalStateException("A task query has another shape than expected and was not run");
        }
        var tidy = sql.strip().replaceAll("\\s+", " ");
        if (tidy.equals(COUNT_OF_ALL)) {
            return COUNT_OF_MINE;
        }
        var seen = tidy.replace(TABLE, view);
        return OTHER_JOIN.matcher(seen).find() ? seen : seen.replaceFirst("^select distinct ", "select ");
    }
}
