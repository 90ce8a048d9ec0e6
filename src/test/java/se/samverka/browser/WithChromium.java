package se.samverka.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Starts one browser for all tests; gives each test {@link People} of its own and pictures of what they saw when it fails. */
class WithChromium implements ExecutionCondition, ParameterResolver, TestExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(WithChromium.class);
    private static final Namespace OURS = Namespace.create(WithChromium.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.found() || "required".equals(System.getenv("SAMVERKA_BROWSER"))) {
            return ConditionEvaluationResult.enabled("");
        }
        LOG.warn("{} is skipped. {}", context.getDisplayName(), Chromium.HOW_TO_GET_IT);
        return ConditionEvaluationResult.disabled(Chromium.HOW_TO_GET_IT);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == People.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(OURS)
                .getOrComputeIfAbsent(Visit.class, key -> new Visit(people(context)), Visit.class)
                .people();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        var visit = context.getStore(OURS).get(Visit.class, Visit.class);
        if (visit != null) {
            visit.people().pictures("failed-" + context.getRequiredTestMethod().getName());
        }
        throw failure;
    }

    private static People people(ExtensionContext context) {
        var chromium = context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Running.class, key -> new Running(Chromium.start()), Running.class)
                .chromium();
        var port =
                SpringExtension.getApplicationContext(context).getEnvironment().getProperty("local.server.port");
        return new People(chromium, "http://localhost:" + port);
    }

    private record Running(Chromium chromium) implements CloseableResource {

        @Override
        public void close() {
            chromium.close();
        }
    }

    private record Visit(People people) implements CloseableResource {

        @Override
        public void close() {
            people.close();
        }
    }
}
