package se.samverka.secrecy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import se.samverka.database.TestDatabase;
import se.samverka.identity.CaseId;

/** Lets time pass for one case: the clock stands still, and everything that is known of the case becomes older. */
class PassingTime {

    private static final JdbcClient ADMINISTRATOR = administrator();

    private static final Map<String, List<String>> OF_AN_HOUR = Map.of(
            "emergency_access", List.of("opened_at", "valid_until", "ended_at"),
            "protected_opening", List.of("opened_at", "valid_until"));
    private static final Map<String, List<String>> OF_DAYS = Map.of(
            "consent_request", List.of("asked_at", "valid_until"),
            "consent_grant", List.of("valid_until"),
            "disclosure", List.of("valid_until"));

    private final CaseId about;

    PassingTime(CaseId about) {
        this.about = about;
    }

    /** No trigger takes it for something somebody does. */
    private static JdbcClient administrator() {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection(), true));
        jdbc.sql("set session_replication_role = replica").update();
        jdbc.sql("set time zone 'Europe/Stockholm'").update();
        return jdbc;
    }

    private static Connection connection() {
        try {
            return TestDatabase.asAdministrator().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void minutes(int minutes) {
        older(OF_AN_HOUR, minutes + " minutes");
    }

    /** Midnights stay midnights, in summer and in winter. */
    void days(int days) {
        older(OF_AN_HOUR, days + " days");
        older(OF_DAYS, days + " days");
        ADMINISTRATOR
                .sql(
                        """
                        update casework.section_version
                        set content = content || jsonb_build_object('giltigTom', (content ->> 'giltigTom')::date - ?)
                        where case_id = ? and content ->> 'giltigTom' is not null""")
                .params(days, about.value())
                .update();
        ADMINISTRATOR
                .sql("update casework.subject set birth_date = birth_date - ? where case_id = ?")
                .params(days, about.value())
                .update();
    }

    private void older(Map<String, List<String>> columns, String time) {
        columns.forEach((table, all) -> ADMINISTRATOR
                .sql("update casework.%s set %s where case_id = :about"
                        .formatted(
                                table,
                                all.stream()
                                        .map(column -> "%1$s = %1$s - :time::interval".formatted(column))
                                        .collect(Collectors.joining(", "))))
                .param("time", time)
                .param("about", about.value())
                .update());
    }

    /** As after the minutes in which nobody may search more, or open more in an emergency. */
    void letTurnsCome() {
        ADMINISTRATOR
                .sql("delete from casework.turn where person like 'prov.%'")
                .update();
    }

    /** Leaves nothing that later searches would have to look at. */
    void forget() {
        ADMINISTRATOR
                .sql("delete from casework.search_term where case_id = ?")
                .param(about.value())
                .update();
        letTurnsCome();
    }
}
