package se.samverka.bench;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Camunda as it comes: its own settings, its own tables, the same model. */
class BareEngine implements AutoCloseable {

    static final int TASKS = 5;

    private final ProcessEngine engine;

    BareEngine(DataSource dataSource, boolean authorization) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare-" + authorization);
        configuration.setDataSource(dataSource);
        configuration.setDatabaseSchemaUpdate("false");
        configuration.setJobExecutorActivate(false);
        configuration.setAuthorizationEnabled(authorization);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("bare.bpmn", model())
                .deploy();
    }

    /** Camunda's own tables, as its scripts make them; it would take the tables of our schema for its own. */
    static void createTables(DataSource dataSource) {
        for (var part : List.of(
                "engine",
                "history",
                "identity",
                "case.engine",
                "case.history",
                "decision.engine",
                "decision.history")) {
            new ResourceDatabasePopulator(new ClassPathResource(
                            "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"))
                    .execute(dataSource);
        }
    }

    ProcessEngine engine() {
        return engine;
    }

    private static BpmnModelInstance model() {
        var flow = Bpmn.createExecutableProcess("bare")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .userTask()
                .camundaCandidateGroups("skola-hisingen");
        for (int i = 1; i < TASKS; i++) {
            flow = flow.userTask().camundaCandidateGroups("skola-hisingen");
        }
        return flow.endEvent().done();
    }

    Void oneCase() {
        engine.getIdentityService().setAuthentication("skola.hisingen", List.of("skola-hisingen"));
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "bare",
                        java.util.UUID.randomUUID().toString(),
                        Map.of("omrade", "hisingen", "a", "x", "b", "y", "c", 1, "d", 2, "e", 1.5));
        for (int i = 0; i < TASKS; i++) {
            var task = engine.getTaskService()
                    .createTaskQuery()
                    .taskCandidateGroup("skola-hisingen")
                    .processInstanceId(instance.getId())
                    .singleResult();
            engine.getTaskService().claim(task.getId(), "skola.hisingen");
            engine.getTaskService().complete(task.getId());
        }
        engine.getIdentityService().clearAuthentication();
        return null;
    }

    @Override
    public void close() {
        engine.close();
    }
}
