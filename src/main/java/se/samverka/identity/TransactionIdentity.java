package se.samverka.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the database who acts and how they came here, once per transaction and never per connection: the settings are local to the
 * transaction, so a pooled connection carries nothing over. Without an actor row-level security shows no row.
 */
@Component
class TransactionIdentity implements TransactionExecutionListener {

    private static final String SET =
            """
            select set_config('app.user', ?, true), set_config('app.units', ?, true),
                   set_config('app.roles', ?, true), set_config('app.system_case', ?, true),
                   set_config('app.via', ?, true), set_config('app.session', ?, true),
                   set_config('app.method', ?, true), set_config('app.address', ?, true),
                   set_config('app.task', ?, true)""";

    private final DataSource dataSource;
    private final CurrentOrigin origin;
    private Supplier<Optional<Actor>> current = Optional::empty;

    TransactionIdentity(DataSource dataSource, CurrentOrigin origin) {
        this.dataSource = dataSource;
        this.origin = origin;
    }

    void follow(Supplier<Optional<Actor>> current) {
        this.current = current;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null) {
            current.get().ifPresent(actor -> enter(Optional.of(actor)));
        }
    }

    void enter(Optional<Actor> actor) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            set(connection, actor, origin.get());
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not take the identity of the transaction", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Goes back to an earlier actor; a transaction that has already failed takes no statement and needs none. */
    void leaveTo(Optional<Actor> actor) {
        try {
            enter(actor);
        } catch (IllegalStateException aborted) {
            if (!(aborted.getCause() instanceof SQLException sql && "25P02".equals(sql.getSQLState()))) {
                throw aborted;
            }
        }
    }

    private static void set(Connection connection, Optional<Actor> actor, Origin origin) throws SQLException {
        try (var statement = connection.prepareStatement(SET)) {
            statement.setString(1, actor.map(Actor::id).orElse(""));
            statement.setString(2, actor.map(a -> String.join(",", a.units())).orElse(""));
            statement.setString(3, actor.map(a -> String.join(",", a.roles())).orElse(""));
            statement.setString(
                    4, actor.map(Actor::systemCase).map(CaseId::toString).orElse(""));
            statement.setString(5, origin.via());
            statement.setString(6, Objects.toString(origin.session(), ""));
            statement.setString(7, Objects.toString(origin.method(), ""));
            statement.setString(8, Objects.toString(origin.address(), ""));
            statement.setString(9, Objects.toString(origin.task(), ""));
            statement.execute();
        }
    }
}
