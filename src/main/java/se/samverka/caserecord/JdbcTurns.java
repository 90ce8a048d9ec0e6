package se.samverka.caserecord;

import java.time.Duration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@DependsOnDatabaseInitialization
class JdbcTurns implements Turns {

    private final JdbcClient jdbc;

    JdbcTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean take(String kind, int most, Duration within) {
        return jdbc.sql("select casework.take_turn(?, ?, make_interval(secs => ?))")
                .params(kind, most, (double) within.toSeconds())
                .query(Boolean.class)
                .single();
    }
}
