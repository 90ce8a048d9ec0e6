package se.samverka.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Forms as deployed with each version of a process; a version never changes, so each is read once. */
@Component
class DeployedForms {

    private final FormService forms;
    private final TaskService tasks;
    private final OwnWork own;
    private final ObjectMapper json;
    private final Map<String, Optional<JsonNode>> read = new ConcurrentHashMap<>();

    DeployedForms(FormService forms, TaskService tasks, OwnWork own, ObjectMapper json) {
        this.forms = forms;
        this.tasks = tasks;
        this.own = own;
        this.json = json;
    }

    Optional<JsonNode> ofTask(String id) {
        return own.run(() -> {
            var task = tasks.createTaskQuery().taskId(id).singleResult();
            return task == null
                    ? Optional.empty()
                    : cached(
                            task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey(),
                            () -> forms.getTaskFormData(id).getCamundaFormRef() == null
                                    ? null
                                    : forms.getDeployedTaskForm(id));
        });
    }

    Optional<JsonNode> ofStart(String definition) {
        return own.run(() -> cached(
                definition,
                () -> forms.getStartFormData(definition).getCamundaFormRef() == null
                        ? null
                        : forms.getDeployedStartForm(definition)));
    }

    /** A copy, since callers cut and fill what they get. */
    private Optional<JsonNode> cached(String key, Supplier<@Nullable InputStream> source) {
        return read.computeIfAbsent(key, missing -> parse(source)).map(JsonNode::deepCopy);
    }

    /** Asks first whether there is a form: an exception of the engine would take the caller's transaction with it. */
    private Optional<JsonNode> parse(Supplier<@Nullable InputStream> source) {
        try (var stream = source.get()) {
            return stream == null ? Optional.empty() : Optional.of(json.readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
