package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.caserecord.LinkedCases;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** A model can call the process of a case that belongs to its own, and of no other. */
@SamverkaTest
class LinkedCallsTests {

    private static final Actor TEACHER = TestActors.person("skola.hisingen", "skola-hisingen");

    private final ProcessEngine engine;
    private final BundleDeployer deployer;
    private final Processes processes;
    private final Cases cases;
    private final LinkedCases linked;
    private final TestActors actors;
    private final Tasks tasks;
    private CaseFile parent;

    @SuppressWarnings("NullAway.Init")
    @Autowired
    LinkedCallsTests(
            ProcessEngine engine,
            BundleDeployer deployer,
            Processes processes,
            Cases cases,
            LinkedCases linked,
            Tasks tasks,
            TestActors actors) {
        this.engine = engine;
        this.deployer = deployer;
        this.processes = processes;
        this.cases = cases;
        this.linked = linked;
        this.tasks = tasks;
        this.actors = actors;
    }

    @BeforeEach
    void deploy() {
        deploy(
                "lank-foralder",
                """
                <startEvent id="Start"/><sequenceFlow id="a" sourceRef="Start" targetRef="Call"/>
                <callActivity id="Call" calledElement="lank-barn"><extensionElements>
                  <camunda:in businessKey="${linkedCase}"/><camunda:in source="arendenummer" target="arendenummer"/>
                </extensionElements></callActivity>""");
        deploy(
                "lank-barn",
                """
                <startEvent id="Start"/><sequenceFlow id="a" sourceRef="Start" targetRef="Call"/>
                <callActivity id="Call" calledElement="lank-steg"/>""");
        deploy(
                "lank-steg",
                """
                <startEvent id="Start"/><sequenceFlow id="a" sourceRef="Start" targetRef="Task"/>
                <userTask id="Task" name="Steg" camunda:candidateGroups="skola"/>""");
        parent = actors.as(TEACHER, () -> cases.open(with("lank-foralder")));
    }

    @Test
    void the_called_process_is_the_linked_cases_own() {
        var child = child("startvarde-7");
        starts(child.id());

        var instance = main(child.id());
        assertThat(variables(instance))
                .containsEntry("arendenummer", child.number())
                .containsEntry("omrade", "nordost")
                .containsEntry("startvarde", "startvarde-7");
        assertThat(actors.as(TEACHER, () -> tasks.list(new Tasks.Query(child.number(), Tasks.Filter.ALL, 0, 10)))
                        .tasks())
                .as("of a process that the linked case calls")
                .extracting(Tasks.Task::caseNumber)
                .containsExactly(child.number());
        assertThat(actors.as(TEACHER, () -> processes.diagram(child.id()))
                        .orElseThrow()
                        .xml())
                .contains("lank-barn");
        assertThat(actors.as(TEACHER, () -> processes.diagram(parent.id()))
                        .orElseThrow()
                        .xml())
                .contains("lank-foralder");
        assertThat(actors.as(TEACHER, () -> processes.where(parent.id())))
                .extracting(Processes.Place::element)
                .containsExactly("Call");
    }

    @Test
    void what_changes_is_told_to_the_case_s_own_process() {
        var child = child("Barn");
        assertThat(change(child.id())).as("nothing runs yet").isFalse();
        starts(child.id());

        assertThat(change(child.id())).isTrue();

        assertThat(variables(main(child.id()))).containsEntry("svar", "ja");
        assertThat(variables(main(parent.id()))).doesNotContainKey("svar");
    }

    @Test
    void a_case_that_does_not_belong_to_this_one_is_refused() {
        var foreign = actors.as(TEACHER, () -> cases.open(with("lank-barn"))).id();
        var others = actors.as(TEACHER, () -> cases.open(with("lank-foralder"))).id();
        var othersChild = actors.as(TEACHER, () -> linked.open(others, "a", "A", with("lank-barn")))
                .id();

        for (var key : new CaseId[] {foreign, othersChild, others, CaseId.random(), parent.id()}) {
            assertThatThrownBy(() -> starts(key)).as(key.toString()).isInstanceOf(LinkedCalls.NotLinked.class);
        }
        assertThatThrownBy(() -> actors.as(
                        TEACHER, () -> processes.start("lank-foralder", parent.id(), Map.of("linkedCase", "ingen"))))
                .isInstanceOf(LinkedCalls.NotLinked.class);
    }

    @Test
    void a_case_of_another_process_that_is_closed_or_has_begun_is_refused() {
        var other = actors.as(TEACHER, () -> linked.open(parent.id(), "b", "B", with("lank-steg")));
        assertThatThrownBy(() -> starts(other.id())).isInstanceOf(LinkedCalls.NotLinked.class);

        var closed = child("Stängd");
        actors.as(Actor.system(closed.id()), () -> cases.close(closed.id(), "KLART"));
        assertThatThrownBy(() -> starts(closed.id())).isInstanceOf(LinkedCalls.NotLinked.class);

        var running = child("Pågår");
        starts(running.id());
        assertThatThrownBy(() -> starts(running.id())).isInstanceOf(LinkedCalls.NotLinked.class);
    }

    @Test
    void ending_the_call_ends_the_linked_cases_flow() {
        var child = child("Barn");
        starts(child.id());

        engine.getRuntimeService().deleteProcessInstance(main(parent.id()), "avbruten", true, true, false, false);

        assertThat(actors.as(TEACHER, () -> processes.where(child.id()))).isEmpty();
        assertThat(change(child.id())).isFalse();
    }

    private boolean change(CaseId about) {
        return actors.<Boolean>as(TEACHER, () -> processes.change(about, Map.of("svar", "ja")));
    }

    private void starts(CaseId called) {
        actors.as(
                TEACHER,
                () -> processes.start(
                        "lank-foralder",
                        parent.id(),
                        Map.of("arendenummer", parent.number(), "linkedCase", called.toString())));
    }

    private CaseFile child(String title) {
        return actors.as(TEACHER, () -> linked.open(parent.id(), title, title, with("lank-barn")));
    }

    private static NewCase with(String process) {
        var area = process.equals("lank-barn") ? "nordost" : "hisingen";
        return new NewCase(process, "LANK", Regime.DELTAGARE, "bevaras", area, Map.of("skola", "skola-hisingen"));
    }

    private String main(CaseId about) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(about.toString())
                .list()
                .stream()
                .filter(instance -> !instance.getProcessDefinitionId().startsWith("lank-steg"))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private Map<String, Object> variables(String instance) {
        return engine.getRuntimeService().getVariables(instance);
    }

    private void deploy(String id, String inside) {
        var model = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='lank'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'><process id='" + id
                + "' isExecutable='true' camunda:historyTimeToLive='P1D'>" + inside + "</process></definitions>";
        deployer.deploy(new Bundle(id, Map.of(id + ".bpmn", model.getBytes(StandardCharsets.UTF_8))));
    }
}
