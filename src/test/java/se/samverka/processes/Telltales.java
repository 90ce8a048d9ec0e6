package se.samverka.processes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.database.TestDatabase;

/**
 * Texts of a case that stand in one section only: whoever is shown one is shown something of that section. What the family
 * was told that its consent is for is no such text: everybody the consent names is told the same.
 */
record Telltales(Map<String, Set<String>> bySection) {

    private static final int SHORTEST = 12;

    static Telltales of(String number) {
        var json = new ObjectMapper();
        var found = new HashMap<String, Set<String>>();
        JdbcClient.create(TestDatabase.asAdministrator())
                .sql(
                        """
                        select v.code, v.content,
                               (select r.purpose from casework.consent_request r where r.case_id = c.id
                                 order by r.asked_at limit 1) as purpose
                        from casework.section_version v join casework.case c on c.id = v.case_id
                        where c.number = ?""")
                .param(number)
                .query(row -> {
                    var texts = found.computeIfAbsent(row.getString("code"), code -> new HashSet<>());
                    try {
                        collect(json.readTree(row.getString("content")), texts);
                    } catch (JsonProcessingException e) {
                        throw new IllegalStateException(e);
                    }
                    texts.remove(row.getString("purpose"));
                });
        var alone = new HashMap<String, Set<String>>();
        found.forEach((code, texts) -> alone.put(code, new HashSet<>(texts)));
        alone.forEach((code, texts) -> found.forEach((other, others) -> {
            if (!other.equals(code)) {
                texts.removeIf(text -> others.stream().anyMatch(one -> one.contains(text)));
            }
        }));
        return new Telltales(alone);
    }

    boolean known(String section) {
        return !bySection.getOrDefault(section, Set.of()).isEmpty();
    }

    boolean tell(String section, String answer) {
        return bySection.getOrDefault(section, Set.of()).stream().anyMatch(answer::contains);
    }

    private static void collect(JsonNode value, Set<String> texts) {
        if (value.isTextual()
                && value.asText().length() >= SHORTEST
                && value.asText().contains(" ")) {
            texts.add(value.asText());
        }
        value.forEach(inner -> collect(inner, texts));
    }
}
