package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After the last story of a class: nothing of its models may be left that no story has come by. */
class EveryElementIsPassed implements BeforeEachCallback, AfterAllCallback {

    private static final Namespace OWN = Namespace.create(EveryElementIsPassed.class);

    @Override
    public void beforeEach(ExtensionContext test) {
        told(test).incrementAndGet();
    }

    @Override
    public void afterAll(ExtensionContext stories) {
        if (told(stories).get() < storiesOf(stories.getRequiredTestClass())) {
            return; // Somebody runs one of them only.
        }
        var engine = SpringExtension.getApplicationContext(stories).getBean(ProcessEngine.class);
        assertThat(Stream.of(stories.getRequiredTestClass()
                                .getAnnotation(Walks.class)
                                .value())
                        .flatMap(process -> missed(engine, process)))
                .as("elements that no story passes")
                .isEmpty();
    }

    private static Stream<String> missed(ProcessEngine engine, String process) {
        var passed = passed(engine, process);
        return elements(process).stream()
                .filter(element -> !passed.contains(element))
                .map(element -> process + "#" + element);
    }

    private static AtomicInteger told(ExtensionContext context) {
        var stories = context.getRequiredTestClass();
        return context.getRoot()
                .getStore(OWN)
                .getOrComputeIfAbsent(stories, key -> new AtomicInteger(), AtomicInteger.class);
    }

    private static long storiesOf(Class<?> stories) {
        return Arrays.stream(stories.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }

    private static Set<String> elements(String process) {
        return Model.named(process).all(FlowNode.class).stream()
                .map(FlowElement::getId)
                .collect(Collectors.toSet());
    }

    private static Set<String> passed(ProcessEngine engine, String process) {
        return engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .list()
                .stream()
                .map(ProcessDefinition::getId)
                .flatMap(definition -> engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processDefinitionId(definition)
                        .list()
                        .stream())
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }
}
