package se.samverka.caserecord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Forms by the SHA-256 of their text. They never change, so what is committed is kept in memory. */
@Repository
class FormSchemas {

    private static final int KEPT = 2_000;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Map<String, JsonNode> committed = new ConcurrentHashMap<>();

    FormSchemas(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Stores the form unless it is there, and returns its name: 64 hexadecimal digits. */
    String store(JsonNode form) {
        var content = form.toString();
        var name = sha256(content);
        if (!committed.containsKey(name)) {
            jdbc.sql("insert into casework.form_schema values (decode(?, 'hex'), ?) on conflict do nothing")
                    .params(name, content)
                    .update();
            keepAfterCommit(name, form.deepCopy());
        }
        return name;
    }

    /** The forms of these names; usually without asking the database. */
    Map<String, JsonNode> load(Collection<String> names) {
        var found = new HashMap<String, JsonNode>();
        names.stream().filter(committed::containsKey).forEach(name -> found.put(name, committed.get(name)));
        var missing = names.stream()
                .filter(name -> !found.containsKey(name))
                .distinct()
                .toArray(String[]::new);
        if (missing.length > 0) {
            jdbc.sql(
                            """
                            select encode(sha256, 'hex') as name, content from casework.form_schema
                            where sha256 in (select decode(n, 'hex') from unnest(:names::text[]) n)""")
                    .param("names", missing)
                    .query(row -> {
                        found.put(row.getString("name"), parse(row.getString("content")));
                    });
        }
        return found;
    }

    private JsonNode parse(String content) {
        try {
            return json.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored form is not JSON");
        }
    }

    /** Not before: after a roll-back the row is not there. */
    private void keepAfterCommit(String name, JsonNode form) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (committed.size() >= KEPT) {
                    committed.clear();
                }
                committed.put(name, form);
            }
        });
    }

    private static String sha256(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
