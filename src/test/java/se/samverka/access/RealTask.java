package se.samverka.access;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** An open task of a case, and everything about it that a web app can name in an address or a body. */
final class RealTask {

    static final String NO_SUCH = "0c5b6a1e-0000-11f0-8000-0242ac120002";

    private final ProcessEngine engine;
    private final String number;
    private final ProcessInstance instance;
    private final Task task;

    /** By the part of the path they follow, or by the parameter's own name. */
    private final Map<String, String> values = new HashMap<>();

    RealTask(ProcessEngine engine, String number) {
        this.engine = engine;
        this.number = number;
        instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .variableValueEquals("arendenummer", number)
                .singleResult();
        task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        nameTheFlow();
        nameWhatIsDeployed();
        nameWhatIsWritten();
        nameWho();
    }

    String id() {
        return task.getId();
    }

    List<String> traces() {
        return List.of(task.getId(), instance.getId(), instance.getBusinessKey(), number);
    }

    /** The path with this task, its case and its process in the place of the parameters. */
    String in(String path) {
        var parts = path.split("/");
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                var name = parts[i].replaceAll("[{}]|:.*", "");
                parts[i] = values.getOrDefault(name, values.getOrDefault(parts[i - 1], NO_SUCH));
            }
        }
        return String.join("/", parts);
    }

    String in(WebAppBody body, String me) {
        return body.text()
                .replace("#instance", instance.getId())
                .replace("#definition", task.getProcessDefinitionId())
                .replace("#case", instance.getBusinessKey())
                .replace("#me", me)
                .replace("#comment", values.get("comment"));
    }

    private void nameTheFlow() {
        var variable = engine.getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(instance.getId())
                .variableName("arendenummer")
                .singleResult();
        values.put("task", task.getId());
        values.put("process-instance", instance.getId());
        values.put("execution", task.getExecutionId());
        values.put("variables", variable.getName());
        values.put("localVariables", variable.getName());
        values.put("variable-instance", variable.getId());
    }

    private void nameWhatIsDeployed() {
        var repository = engine.getRepositoryService();
        var definition = repository.getProcessDefinition(task.getProcessDefinitionId());
        var deployment = definition.getDeploymentId();
        values.put("process-definition", definition.getId());
        values.put("key", definition.getKey());
        values.put("deployment", deployment);
        values.put(
                "resources",
                repository.getDeploymentResources(deployment).get(0).getId());
        values.put(
                "filter",
                engine.getFilterService()
                        .createFilterQuery()
                        .listPage(0, 1)
                        .get(0)
                        .getId());
    }

    /** Nobody but a test writes these; they show that not even what is there can be read. */
    private void nameWhatIsWritten() {
        var tasks = engine.getTaskService();
        values.put("comment", tasks.createComment(task.getId(), null, "x").getId());
        values.put(
                "attachment",
                tasks.createAttachment("x", task.getId(), null, "x", "x", new ByteArrayInputStream(new byte[1]))
                        .getId());
    }

    private void nameWho() {
        values.putAll(Map.of("engine", "default", "engineName", "default", "processEngineName", "default"));
        values.putAll(Map.of("user", "skola.hisingen", "userId", "skola.hisingen", "appName", "tasklist"));
        values.putAll(Map.of("group", "skola-hisingen", "groupId", "skola-hisingen"));
        values.put("authorization", "samverka-everyone-tasklist");
    }
}
