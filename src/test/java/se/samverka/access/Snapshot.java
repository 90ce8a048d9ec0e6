package se.samverka.access;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.database.TestDatabase;

/** What the engine and the record hold, table by table, and so whether anything was changed. */
final class Snapshot {

    private static final JdbcClient EVERYTHING = JdbcClient.create(TestDatabase.asAdministrator());

    private Snapshot() {}

    static Map<String, String> taken() {
        var sums = EVERYTHING
                .sql("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname in ('engine', 'casework')")
                .query(String.class)
                .list()
                .stream()
                .map(Snapshot::sumOf)
                .collect(Collectors.joining(" union all "));
        var tables = new TreeMap<String, String>();
        EVERYTHING.sql(sums).query(row -> {
            tables.put(row.getString("of"), row.getString("sum"));
        });
        return tables;
    }

    private static String sumOf(String table) {
        return "select '%s' as of, md5(string_agg(md5(t::text), '' order by md5(t::text))) as sum from %s t"
                .formatted(table, table);
    }
}
