package se.samverka.secrecy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What consents speak of; changed by migrations only. */
@Repository
class InformationCategories {

    private final JdbcClient jdbc;
    private final Map<String, Boolean> ownLine = new ConcurrentHashMap<>();

    InformationCategories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether each category has to be asked about in a row of its own. Needs a transaction in which somebody acts. */
    Map<String, Boolean> ownLine() {
        if (ownLine.isEmpty()) {
            jdbc.sql("select code, own_line from casework.information_category").query(row -> {
                ownLine.put(row.getString("code"), row.getBoolean("own_line"));
            });
        }
        return ownLine;
    }
}
