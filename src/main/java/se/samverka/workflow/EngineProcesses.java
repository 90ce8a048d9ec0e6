package se.samverka.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Cases;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;

/** Processes as the rest of the application sees them. */
@Service
@Transactional
class EngineProcesses implements Processes {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final DeployedForms forms;
    private final Models models;
    private final Whereabouts whereabouts;
    private final MainInstances main;
    private final Cases cases;
    private final OwnWork own;
    private final CurrentActor actors;

    EngineProcesses(
            RepositoryService repository,
            RuntimeService runtime,
            DeployedForms forms,
            Models models,
            Whereabouts whereabouts,
            MainInstances main,
            Cases cases,
            OwnWork own,
            CurrentActor actors) {
        this.repository = repository;
        this.runtime = runtime;
        this.forms = forms;
        this.models = models;
        this.whereabouts = whereabouts;
        this.main = main;
        this.cases = cases;
        this.own = own;
        this.actors = actors;
    }

    @Override
    public List<ProcessInfo> startable() {
        return own
                .run(() -> repository
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .unlimitedList())
                .stream()
                .map(definition -> models.info(definition.getId()))
                .filter(info -> !info.startedBy().isEmpty())
                .sorted(Comparator.comparing(ProcessInfo::name))
                .toList();
    }

    @Override
    public Optional<ProcessInfo> find(String id) {
        return newest(id).map(definition -> models.info(definition.getId()));
    }

    @Override
    public Optional<JsonNode> startForm(String id) {
        return newest(id).flatMap(definition -> forms.ofStart(definition.getId()));
    }

    @Override
    public void start(String id, CaseId about, Map<String, Object> flow) {
        actors.asSystem(
                about,
                () -> own.run(() -> runtime.startProcessInstanceByKey(id, about.toString(), Days.moments(flow))));
    }

    @Override
    public boolean change(CaseId about, Map<String, ?> flow) {
        var instance = main.id(about);
        instance.ifPresent(id -> actors.asSystem(
                about,
                () -> own.run(() -> {
                    runtime.setVariables(id, Days.moments(flow));
                    return true;
                })));
        return instance.isPresent();
    }

    @Override
    public List<Place> where(CaseId about) {
        return cases.find(about).map(file -> whereabouts.of(about)).orElse(List.of());
    }

    @Override
    public Optional<Diagram> diagram(CaseId about) {
        return cases.find(about)
                .flatMap(file -> whereabouts.definitionOf(about, file.process()))
                .map(definition -> new Diagram(models.xml(definition), whereabouts.active(about, definition)));
    }

    private Optional<ProcessDefinition> newest(String id) {
        return Optional.ofNullable(own.run(() -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(id)
                .latestVersion()
                .singleResult()));
    }
}
