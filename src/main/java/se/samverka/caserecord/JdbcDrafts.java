package se.samverka.caserecord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Names no author: the database takes the acting person and shows nobody else's. */
@Repository
@Transactional
@DependsOnDatabaseInitialization
class JdbcDrafts implements Drafts {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    JdbcDrafts(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ObjectNode> find(String key) {
        return jdbc.sql("select content from casework.draft where key = ?")
                .param(key)
                .query(String.class)
                .optional()
                .map(this::values);
    }

    @Override
    public void save(String key, ObjectNode values) {
        jdbc.sql(
                        """
                        insert into casework.draft (key, content) values (?, ?::jsonb)
                        on conflict (author, key) do update set content = excluded.content, saved_at = now()""")
                .params(key, StorableJson.of(values))
                .update();
    }

    @Override
    public void drop(String key) {
        jdbc.sql("delete from casework.draft where key = ?").param(key).update();
    }

    private ObjectNode values(String content) {
        try {
            return (ObjectNode) json.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored draft is not JSON");
        }
    }
}
