package se.samverka.secrecy;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RegisteredLegalBases implements LegalBases {

    private final JdbcClient jdbc;

    RegisteredLegalBases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, String> paragraphs(Collection<String> codes) {
        var found = new HashMap<String, String>();
        if (!codes.isEmpty()) {
            jdbc.sql("select code, paragraph from casework.legal_basis where code in (:codes)")
                    .param("codes", codes)
                    .query(row -> {
                        found.put(row.getString("code"), row.getString("paragraph"));
                    });
        }
        return found;
    }
}
