package se.samverka.workflow;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's configuration bean, in the place of the starter's own. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    ProcessEngineConfigurationImpl processEngineConfigurationImpl(List<ProcessEnginePlugin> plugins) {
        var engine = new OnlyCodes();
        engine.getProcessEnginePlugins().add(new CompositeProcessEnginePlugin(plugins));
        return engine;
    }

    /** An engine that has no means of storing anything but codes, numbers, dates and booleans. */
    private static class OnlyCodes extends SpringProcessEngineConfiguration {

        @Override
        protected void initSerialization() {
            variableSerializers = VariableGuard.serializers();
            super.initSerialization();
        }
    }
}
