package se.samverka.workflow;

import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;

/** The process engine looks for its tables when it is built, so it waits for the migrations. */
class EngineAfterMigrations implements DependsOnDatabaseInitializationDetector {

    @Override
    public Set<String> detect(ConfigurableListableBeanFactory beans) {
        return Set.of(beans.getBeanNamesForType(ProcessEngine.class, true, false));
    }
}
