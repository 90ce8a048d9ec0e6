package se.samverka.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** A data source that counts what is sent through it: statements and batches executed, and commits. */
class CountedDataSource {

    final LongAdder statements = new LongAdder();
    final LongAdder roundTrips = new LongAdder();
    final LongAdder commits = new LongAdder();

    DataSource around(DataSource target) {
        return proxy(DataSource.class, target);
    }

    void reset() {
        statements.reset();
        roundTrips.reset();
        commits.reset();
    }

    private <T> T proxy(Class<T> type, Object target) {
        var batched = new long[1];
        InvocationHandler handler = (proxy, method, args) -> {
            count(method.getName(), batched, target);
            try {
                return wrapped(method.invoke(target, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(
                Proxy.newProxyInstance(CountedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object wrapped(Object result) {
        if (result instanceof Connection) {
            return proxy(Connection.class, result);
        }
        if (result instanceof CallableStatement) {
            return result;
        }
        if (result instanceof PreparedStatement) {
            return proxy(PreparedStatement.class, result);
        }
        return result instanceof Statement ? proxy(Statement.class, result) : result;
    }

    private void count(String method, long[] batched, Object target) {
        switch (method) {
            case "addBatch" -> batched[0]++;
            case "executeBatch" -> {
                statements.add(batched[0]);
                batched[0] = 0;
                roundTrips.increment();
            }
            case "execute", "executeQuery", "executeUpdate" -> {
                if (target instanceof Statement) {
                    statements.increment();
                    roundTrips.increment();
                }
            }
            case "commit" -> {
                commits.increment();
                roundTrips.increment();
            }
            default -> {}
        }
    }
}
