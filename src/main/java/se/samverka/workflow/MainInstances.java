package se.samverka.workflow;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.samverka.identity.CaseId;

/** The running instance that carries a case; that of the case it belongs to may have called it. */
@Component
class MainInstances {

    private final JdbcClient jdbc;

    MainInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> id(CaseId about) {
        return one("id_", about);
    }

    Optional<String> definition(CaseId about) {
        return one("proc_def_id_", about);
    }

    private Optional<String> one(String column, CaseId about) {
        return jdbc.sql("select " + column + " from engine.act_ru_execution where business_key_ = ?"
                        + " and id_ = proc_inst_id_ and engine.is_main(super_exec_, business_key_)")
                .param(about.toString())
                .query(String.class)
                .optional();
    }
}
