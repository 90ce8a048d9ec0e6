package se.samverka.caserecord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What people have typed and not yet sent in; each draft is its author's alone. */
public interface Drafts {

    Optional<ObjectNode> find(String key);

    /** @param key {@code task:<id>}, {@code process:<id>} or {@code report:<case id>:<element>} */
    void save(String key, ObjectNode values);

    void drop(String key);
}
