package se.samverka.database;

import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;
import org.springframework.util.ClassUtils;

/** The process engine looks for its tables when it is built, so it waits for the migrations. */
class EngineAfterMigrations implements DependsOnDatabaseInitializationDetector {

    private static final String ENGINE = "org.camunda.bpm.engine.ProcessEngine";

    @Override
    public Set<String> detect(ConfigurableListableBeanFactory beans) {
        var engine = ClassUtils.resolveClassName(ENGINE, beans.getBeanClassLoader());
        return Set.of(beans.getBeanNamesForType(engine, true, false));
    }
}
