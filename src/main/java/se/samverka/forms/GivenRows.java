package se.samverka.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.identity.CaseId;

/** What the rows of a list gave the cases they opened. Shows nothing of it, so audits nothing. */
@Repository
class GivenRows {

    private final JdbcClient jdbc;

    GivenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the list said just this when it last wrote the section; asked as the system of the case. */
    @Transactional(readOnly = true)
    public boolean saidLast(CaseId child, String section, String unit, ObjectNode values) {
        return jdbc.sql(
                        """
                        select content = ?::jsonb from casework.section_version
                        where case_id = ? and code = ? and unit = ? and source = ? order by version desc limit 1""")
                .params(values.toString(), child.value(), section, unit, OpenForRows.SOURCE)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
