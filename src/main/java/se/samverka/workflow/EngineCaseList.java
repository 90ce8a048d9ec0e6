package se.samverka.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.audit.AuditEvent;
import se.samverka.audit.AuditEvent.Action;
import se.samverka.audit.AuditEvent.Outcome;
import se.samverka.audit.AuditTrail;
import se.samverka.workflow.Processes.ProcessInfo;

/** Lists cases and tells the trail which. */
@Service
@Transactional
class EngineCaseList implements CaseList {

    private static final String LIST = "cases:list";

    private final CaseRows rows;
    private final Models models;
    private final RepositoryService repository;
    private final OwnWork own;
    private final AuditTrail audit;

    EngineCaseList(CaseRows rows, Models models, RepositoryService repository, OwnWork own, AuditTrail audit) {
        this.rows = rows;
        this.models = models;
        this.repository = repository;
        this.own = own;
        this.audit = audit;
    }

    @Override
    public Page page(Query query) {
        var page = rows.page(query);
        audit.listed(LIST, page.rows().stream().map(Row::id).toList());
        return page;
    }

    @Override
    public Page export(Query query) {
        var page = page(query);
        audit.append(new AuditEvent(Action.EXPORT, Outcome.OK, null, LIST, null, null));
        return page;
    }

    @Override
    public List<ProcessInfo> processes() {
        return newest(null)
                .filter(models::carriesCases)
                .map(models::info)
                .sorted(Comparator.comparing(ProcessInfo::name))
                .toList();
    }

    @Override
    public List<Step> steps(String process) {
        return newest(process)
                .flatMap(definition -> FlowOrder.of(models.model(definition)).nodes().stream())
                .filter(node -> waits(node) && node.getName() != null)
                .map(node -> new Step(node.getId(), node.getName().strip()))
                .toList();
    }

    private Stream<String> newest(@Nullable String process) {
        var all = repository.createProcessDefinitionQuery().latestVersion();
        var wanted = process == null ? all : all.processDefinitionKey(process);
        return own.run(wanted::unlimitedList).stream().map(ProcessDefinition::getId);
    }

    private static boolean waits(FlowNode node) {
        return node instanceof UserTask || node instanceof CallActivity || node instanceof IntermediateCatchEvent;
    }
}
