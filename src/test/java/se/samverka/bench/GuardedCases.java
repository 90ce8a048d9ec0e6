package se.samverka.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.core.io.ClassPathResource;
import se.samverka.forms.Submissions;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.identity.CurrentOrigin;
import se.samverka.identity.Origin;
import se.samverka.workflow.Tasks;

/**
 * Whole cases through the submission service: record, row-level security and trail included. Each client is one signed-in
 * session, as people are, so a case that its list shows again is no new reading.
 */
class GuardedCases {

    private static final Actor TEACHER =
            Actor.person("skola.hisingen", java.util.Set.of("skola-hisingen"), java.util.Set.of());
    private static final String PROCESS = "prestanda";

    private final Submissions submissions;
    private final Tasks tasks;
    private final CurrentActor actors;
    private final CurrentOrigin origin;
    private final ObjectMapper json = new ObjectMapper();

    GuardedCases(Submissions submissions, Tasks tasks, CurrentActor actors, CurrentOrigin origin) {
        this.submissions = submissions;
        this.tasks = tasks;
        this.actors = actors;
        this.origin = origin;
    }

    void deploy(RepositoryService repository) throws Exception {
        repository
                .createDeployment()
                .name(PROCESS)
                .addModelInstance(PROCESS + ".bpmn", model())
                .addInputStream(
                        "prestanda.start.form", new ClassPathResource("bench/prestanda.start.form").getInputStream())
                .addInputStream(
                        "prestanda.svar.form", new ClassPathResource("bench/prestanda.svar.form").getInputStream())
                .deploy();
    }

    private static BpmnModelInstance model() {
        var flow = Bpmn.createExecutableProcess(PROCESS)
                .name("Prestanda")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .camundaFormRef("prestanda.start")
                .camundaFormRefBinding("deployment")
                .userTask("Task_1")
                .camundaCandidateGroups("skola")
                .camundaFormRef("prestanda.svar")
                .camundaFormRefBinding("deployment");
        for (int i = 1; i < BareEngine.TASKS; i++) {
            flow = flow.userTask("Task_" + (i + 1))
                    .camundaCandidateGroups("skola")
                    .camundaFormRef("prestanda.svar")
                    .camundaFormRefBinding("deployment");
        }
        var model = flow.endEvent().done();
        Process process = model.getModelElementById(PROCESS);
        var extensions = model.newInstance(org.camunda.bpm.model.bpmn.instance.ExtensionElements.class);
        process.setExtensionElements(extensions);
        var all = extensions.addExtensionElement(CamundaProperties.class);
        property(all, "arendeprefix", "PRESTANDA");
        property(all, "regim", "sekretess");
        property(all, "startas-av", "skola");
        return model;
    }

    private static void property(CamundaProperties all, String name, String value) {
        var property = all.getModelInstance().newInstance(CamundaProperty.class);
        property.setCamundaName(name);
        property.setCamundaValue(value);
        all.addChildElement(property);
    }

    Void oneCase() {
        var session = "bench-" + Thread.currentThread().getId();
        origin.begin(new Origin("api", session, "password", "127.0.0.1", null));
        try {
            actors.as(TEACHER, this::fromFirstToLast);
        } finally {
            origin.end();
        }
        return null;
    }

    private void fromFirstToLast() {
        var number = submissions.open(
                PROCESS,
                values("{'omrade':'hisingen','a':'x','b':'y','c':1,'d':2,'text':'Det som hände i dag.'}"),
                Optional.empty());
        for (int i = 0; i < BareEngine.TASKS; i++) {
            var task = tasks.list(new Tasks.Query(number, Tasks.Filter.ALL, 0, 15))
                    .tasks()
                    .get(0);
            submissions.submit(task.id(), values("{'text':'Svar från skolan.'}"), Optional.empty());
        }
    }

    private ObjectNode values(String text) {
        try {
            return (ObjectNode) json.readTree(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
