package se.samverka.workflow;

import java.sql.Connection;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * Lets a person's task queries read the view of the tasks that are theirs instead of the table. The view asks the
 * database who acts, so no query, filter or sub-query of the web apps can see further.
 */
@Intercepts(
        @Signature(
                type = StatementHandler.class,
                method = "prepare",
                args = {Connection.class, Integer.class}))
class MyTaskView implements Interceptor {

    private static final String TABLE = "ACT_RU_TASK RES";
    private static final String VIEW = "my_task RES";

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        var bound = ((StatementHandler) invocation.getTarget()).getBoundSql();
        if (bound.getParameterObject() instanceof TaskQueryImpl query
                && query.getAuthCheck().getAuthUserId() != null) {
            if (!bound.getSql().contains(TABLE)) {
                throw new IllegalStateException("A task query has another shape than expected and was not run");
            }
            SystemMetaObject.forObject(bound).setValue("sql", bound.getSql().replace(TABLE, VIEW));
        }
        return invocation.proceed();
    }
}
