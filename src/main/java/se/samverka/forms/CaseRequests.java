package se.samverka.forms;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samverka.forms.FormConflict.Reason;

/** Remembers for a day which case a request opened or told something, so that one sent twice does it once. */
@Repository
class CaseRequests {

    private final JdbcClient jdbc;

    CaseRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The number of the case the same request opened or told something earlier; waits for a twin that is still at work.
     *
     * @param process what the request is for
     */
    Optional<String> take(UUID key, String process) {
        jdbc.sql("delete from casework.case_request where asked_at < now() - interval '1 day'")
                .update();
        var first = jdbc.sql("insert into casework.case_request (key, process) values (?, ?) on conflict do nothing")
                .params(key, process)
                .update();
        return first == 1 ? Optional.empty() : Optional.of(number(key, process));
    }

    private String number(UUID key, String process) {
        return jdbc.sql("select number from casework.case_request where key = ? and process = ?")
                .params(key, process)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new FormConflict(Reason.REQUEST));
    }

    void keep(UUID key, String number) {
        jdbc.sql("update casework.case_request set number = ? where key = ?")
                .params(number, key)
                .update();
    }
}
