package se.samverka.workflow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.caserecord.LinkedCases;
import se.samverka.caserecord.LinkedCases.Opening;
import se.samverka.caserecord.Records;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/**
 * Work that several do at the same time, for tests: in the process {@code prov-delat} the school and the police each describe
 * what they see and the coordinator looks at it, which only the coordinator may know; in {@code prov-lank}, which cases of
 * their own carry, somebody acknowledges and answers.
 */
public class SharedWork {

    private final BundleDeployer deployer;
    private final Processes processes;
    private final Tasks tasks;
    private final Cases cases;
    private final LinkedCases linked;
    private final TestActors actors;
    private final JdbcClient administrator = JdbcClient.create(TestDatabase.asAdministrator());

    private SharedWork(ApplicationContext application) {
        deployer = application.getBean(BundleDeployer.class);
        processes = application.getBean(Processes.class);
        tasks = application.getBean(Tasks.class);
        cases = application.getBean(Cases.class);
        linked = application.getBean(LinkedCases.class);
        actors = application.getBean(TestActors.class);
        deploy("prov-del", described());
        deploy("prov-delat", together());
        deploy("prov-lank", linkedWork());
    }

    public static SharedWork in(ApplicationContext application) {
        return new SharedWork(application);
    }

    private void deploy(String id, BpmnModelInstance model) {
        deployer.deploy(
                new Bundle(id, Map.of(id + ".bpmn", Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8))));
    }

    private static BpmnModelInstance together() {
        return Bpmn.createExecutableProcess("prov-delat")
                .name("Prov: delat arbete")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .callActivity("CallActivity_Alla")
                .name("Alla bidrar")
                .calledElement("prov-del")
                .camundaIn("loopCounter", "nummer")
                .multiInstance()
                .cardinality("2")
                .multiInstanceDone()
                .userTask("Task_Sammanstall")
                .name("Sammanställ")
                .camundaCandidateGroups("koordinator")
                .endEvent()
                .done();
    }

    private static BpmnModelInstance described() {
        var model = Bpmn.createExecutableProcess("prov-del")
                .name("Prov: allas bilder")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .exclusiveGateway("Gateway_Vem")
                .condition("skola", "${nummer == 0}")
                .userTask("Task_Skolan")
                .name("Beskriv skolans bild")
                .camundaCandidateGroups("skola")
                .camundaDueDate("P3D")
                .exclusiveGateway("Gateway_Klar")
                .userTask("Task_Titta")
                .name("Titta på bilden")
                .camundaCandidateGroups("koordinator")
                .endEvent()
                .moveToNode("Gateway_Vem")
                .condition("polis", "${nummer != 0}")
                .userTask("Task_Polisen")
                .name("Beskriv polisens bild")
                .camundaCandidateGroups("polis")
                .camundaDueDate("P3D")
                .connectTo("Gateway_Klar")
                .done();
        UserTask look = model.getModelElementById("Task_Titta");
        var extensions = model.newInstance(ExtensionElements.class);
        look.setExtensionElements(extensions);
        var property = model.newInstance(CamundaProperty.class);
        property.setCamundaName("visas-for");
        property.setCamundaValue("koordinator");
        extensions.addExtensionElement(CamundaProperties.class).addChildElement(property);
        return model;
    }

    private static BpmnModelInstance linkedWork() {
        return Bpmn.createExecutableProcess("prov-lank")
                .name("Prov: var och ens arbete")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .userTask("Task_Kvittera")
                .name("Kvittera")
                .camundaCandidateGroups("skola")
                .camundaDueDate("P3D")
                .userTask("Task_Svara")
                .name("Svara")
                .camundaCandidateGroups("skola")
                .camundaDueDate("P10D")
                .boundaryEvent("BoundaryEvent_Drojer")
                .cancelActivity(false)
                .timerWithDuration("P9D")
                .userTask("Task_Paminn")
                .name("Påminn")
                .camundaCandidateGroups("koordinator")
                .endEvent()
                .moveToActivity("Task_Svara")
                .endEvent()
                .done();
    }

    /** A case of the coordinator, the school and the police, whose process has started. */
    public CaseFile begun(Regime regime) {
        return begun(opened("prov-delat", regime));
    }

    /** A case of the coordinator, the school and the police, without any process. */
    public CaseFile parent(Regime regime) {
        return opened("prov", regime);
    }

    private CaseFile opened(String process, Regime regime) {
        var units = new LinkedHashMap<String, String>();
        for (var actor : List.of("koordinator", "skola", "polis")) {
            units.put(actor, actor + "-hisingen");
        }
        return actors.as(
                Records.COORDINATOR,
                () -> cases.open(new NewCase(process, "PROV", regime, "gallras", "hisingen", units)));
    }

    private CaseFile begun(CaseFile file) {
        actors.as(
                Records.COORDINATOR,
                () -> processes.start(file.process(), file.id(), Map.of("arendenummer", file.number())));
        return file;
    }

    /** Cases linked to the parent, in which that unit works beside the coordinator; they have not begun. */
    public List<CaseFile> linked(CaseId parent, Regime regime, String unit, String... titles) {
        var units = Map.of("skola", unit, "koordinator", "koordinator-hisingen");
        var with = new NewCase("prov-lank", "PROV", regime, "gallras", "hisingen", units);
        return actors.as(
                Records.COORDINATOR,
                () -> linked.open(
                        parent,
                        Arrays.stream(titles)
                                .map(title -> new Opening(UUID.randomUUID().toString(), title, with))
                                .toList()));
    }

    public List<CaseFile> linked(CaseId parent, Regime regime, String unit, int many) {
        return linked(
                parent,
                regime,
                unit,
                IntStream.rangeClosed(1, many)
                        .mapToObj(i -> "Organisation " + i)
                        .toArray(String[]::new));
    }

    /** Begins the work in a linked case. */
    public void begin(CaseFile file) {
        begun(file);
    }

    /** Whoever it is does the task. */
    public void does(Actor who, CaseFile file, String task) {
        actors.as(who, () -> {
            var mine = tasks.list(new Tasks.Query(file.number(), Tasks.Filter.ALL, 0, 10))
                    .tasks();
            var open = mine.stream()
                    .filter(one -> one.name().equals(task))
                    .findFirst()
                    .orElseThrow();
            tasks.complete(open.id(), Map.of());
        });
    }

    /** All open tasks of that name should have been done so long ago. */
    public void late(CaseFile file, String task, int days) {
        for (var table : List.of("act_ru_task", "act_hi_taskinst")) {
            administrator
                    .sql("update engine." + table
                            + " t set due_date_ = now() - make_interval(days => ?) from engine.act_hi_procinst i"
                            + " where i.id_ = t.proc_inst_id_ and i.business_key_ = ? and t.name_ = ?"
                            + (table.contains("hi") ? " and t.end_time_ is null" : ""))
                    .params(days, file.id().toString(), task)
                    .update();
        }
    }
}
