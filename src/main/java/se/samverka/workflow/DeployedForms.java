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
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forms as deployed with each version of a process; a version never changes, so each is read once. */
@Component
class DeployedForms {

    private final FormService forms;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final OwnWork own;
    private final ObjectMapper json;
    private final Map<String, Optional<JsonNode>> read = new ConcurrentHashMap<>();

    DeployedForms(FormService forms, RepositoryService repository, JdbcClient jdbc, OwnWork own, ObjectMapper json) {
        this.forms = forms;
        this.repository = repository;
        this.jdbc = jdbc;
        this.own = own;
        this.json = json;
    }

    /** @throws TaskConflict when the task has ended since it was found; a task without a form is something else */
    Optional<JsonNode> ofTask(String id) {
        var place = jdbc.sql("select proc_def_id_ || '/' || task_def_key_ from engine.act_ru_task where id_ = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new TaskConflict(TaskConflict.Reason.GONE));
        return own.run(() -> cached(
                place,
                () -> forms.getTaskFormData(id).getCamundaFormRef() == null ? null : forms.getDeployedTaskForm(id)));
    }

    Optional<JsonNode> ofStart(String definition) {
        return own.run(() -> cached(
                definition,
                () -> forms.getStartFormData(definition).getCamundaFormRef() == null
                        ? null
                        : forms.getDeployedStartForm(definition)));
    }

    /** A form of the definition's bundle by its id. */
    JsonNode named(String definition, String form) {
        return own.run(() -> cached(definition + "/form:" + form, () -> {
                    var deployment = repository.getProcessDefinition(definition).getDeploymentId();
                    return repository.getResourceAsStream(deployment, form + ".form");
                }))
                .orElseThrow();
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
