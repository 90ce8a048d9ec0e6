package se.samverka.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.caserecord.Cases;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;

/** Message events as people report them. Which wait, and whose they are, {@link ReportRows} decides. */
@Service
@Transactional
class EngineReports implements Reports {

    private final ReportRows rows;
    private final Cases cases;
    private final DeployedForms forms;
    private final ProcessEngineConfigurationImpl engine;
    private final OwnWork own;
    private final CurrentActor actors;

    EngineReports(
            ReportRows rows,
            Cases cases,
            DeployedForms forms,
            ProcessEngineConfigurationImpl engine,
            OwnWork own,
            CurrentActor actors) {
        this.rows = rows;
        this.cases = cases;
        this.forms = forms;
        this.engine = engine;
        this.own = own;
        this.actors = actors;
    }

    @Override
    public List<Report> of(CaseId about) {
        return cases.find(about).map(rows::waiting).orElse(List.of());
    }

    @Override
    public Optional<Report> find(CaseId about, String element) {
        return of(about).stream()
                .filter(report -> report.definition().equals(element))
                .findFirst();
    }

    @Override
    public boolean ended(CaseId about, String element) {
        return cases.find(about).filter(file -> rows.once(file, element)).isPresent()
                && find(about, element).isEmpty();
    }

    @Override
    public JsonNode form(Report report) {
        return forms.named(report.version(), report.form());
    }

    @Override
    public Map<String, Object> flow(Report report) {
        return own.run(() -> engine.getCommandExecutorTxRequired().execute(context -> {
            var waiting = context.getEventSubscriptionManager().findEventSubscriptionById(report.id());
            return waiting == null
                    ? Map.of()
                    : Map.copyOf(known(waiting.getExecution().getVariables()));
        }));
    }

    @Override
    public void queue(CaseId about) {
        rows.queue(about);
    }

    @Override
    public void send(Report report, Map<String, Object> flow) {
        actors.asSystem(
                report.about(),
                () -> own.run(() -> {
                    try {
                        return engine.getCommandExecutorTxRequired().execute(context -> send(context, report, flow));
                    } catch (OptimisticLockingException e) {
                        throw new TaskConflict(TaskConflict.Reason.RACE);
                    } catch (SuspendedEntityInteractionException e) {
                        throw new TaskConflict(TaskConflict.Reason.GONE);
                    }
                }));
    }

    /** A step of the process has no scope that outlives it, so what it is told is told to all of the process. */
    private static boolean send(CommandContext context, Report report, Map<String, Object> flow) {
        var waiting = context.getEventSubscriptionManager().findEventSubscriptionById(report.id());
        if (waiting == null) {
            throw new TaskConflict(TaskConflict.Reason.GONE);
        }
        var variables = Days.moments(flow);
        if (ActivityTypes.INTERMEDIATE_EVENT_MESSAGE.equals(
                waiting.getActivity().getProperty(BpmnProperties.TYPE.getName()))) {
            waiting.eventReceived(variables, null, null, null, false);
        } else {
            waiting.eventReceived(null, null, variables, null, false);
        }
        return true;
    }

    private static Map<String, Object> known(Map<String, Object> variables) {
        variables.values().removeIf(Objects::isNull);
        return variables;
    }
}
