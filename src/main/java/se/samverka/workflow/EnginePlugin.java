package se.samverka.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the engine with its guards. Each is a class of its own; here they are only put in place. */
@Component
class EnginePlugin extends AbstractProcessEnginePlugin {

    private final StepCatalogue steps;
    private final ModelGuards models;
    private final JdbcClient jdbc;
    private final PeopleOfTheRegister people;
    private final ShownTasks shown;

    EnginePlugin(
            StepCatalogue steps, ModelGuards models, JdbcClient jdbc, PeopleOfTheRegister people, ShownTasks shown) {
        this.steps = steps;
        this.models = models;
        this.jdbc = jdbc;
        this.people = people;
        this.shown = shown;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        code(engine);
        access(engine);
        engine.setCustomPreDeployers(modifiable(new ModelRules()));
        engine.setCustomPostBPMNParseListeners(modifiable(models));
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setEnforceHistoryTimeToLive(true);
        keepHistory(engine);
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
    }

    /** The engine removes nothing by the clock, so an ended case's rows need not be told when: fifteen statements less. */
    private static void keepHistory(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        engine.setHistoryCleanupStrategy(ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
    }

    private void code(ProcessEngineConfigurationImpl engine) {
        var nothing = new NoForeignCode();
        engine.setExpressionManager(new StrictExpressions(steps.delegates()));
        engine.setScriptEngineResolver(nothing);
        engine.setArtifactFactory(nothing);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setConfigureScriptEngineHostAccess(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(true);
        engine.setDeserializationTypeValidationEnabled(true);
    }

    private void access(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        engine.setAuthorizationEnabledForCustomCode(true);
        engine.setEnforceSpecificVariablePermission(true);
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setResourceAuthorizationProvider(NoGrants.provider());
        var policy = new TaskPolicy(jdbc);
        engine.setCommandCheckers(modifiable(new TenantCommandChecker(), policy));
        engine.setCustomSessionFactories(modifiable(new TaskPolicy.QueriesFactory()));
        engine.setIdentityProviderSessionFactory(people);
        engine.setCustomPreCommandInterceptorsTxRequired(modifiable(new CommandGuard(engine, policy, shown)));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(modifiable(new CommandGuard(engine, policy, shown)));
        engine.setCustomPostCommandInterceptorsTxRequired(modifiable(new FollowingDates()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(modifiable(new FollowingDates()));
        // Tasklist asks for all filters, up to this many, in one go.
        engine.setQueryMaxResultsLimit(2000);
        engine.setWebappsAuthenticationLoggingEnabled(true);
    }

    /** The engine and its starter add to the lists that they are given. */
    @SafeVarargs
    private static <T> List<T> modifiable(T... items) {
        return new ArrayList<>(List.of(items));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getSqlSessionFactory().getConfiguration().addInterceptor(new MyTaskView());
    }
}
