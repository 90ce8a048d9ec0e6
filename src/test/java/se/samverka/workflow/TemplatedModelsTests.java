package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.identity.Actor;

/** What the Modeler writes from our templates is what our engine takes. */
@SamverkaTest
class TemplatedModelsTests {

    private static final Actor TEACHER = TestActors.person("skola.hisingen", "skola-hisingen");
    private static final Path FORM = Path.of("src/test/resources/forms/exempel-fraga.svara.form");
    private static final TemplatedElement PROCESS =
            TemplatedElement.of("process.json", Map.of("regim", "deltagare", "bevarandeklass", "gallras"));
    private static final TemplatedElement START =
            TemplatedElement.of("start-event.json", Map.of("camunda:formRef", "exempel-fraga.svara"));
    private static final TemplatedElement TASK = TemplatedElement.of(
            "user-task.json", Map.of("camunda:candidateGroups", "skola", "camunda:formRef", "exempel-fraga.svara"));
    private static final TemplatedElement CLOSE =
            TemplatedElement.of("step.closeCase.json", Map.of("reason", "${svar}"));

    @Autowired
    private BundleDeployer deployer;

    @Autowired
    private Processes processes;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Cases cases;

    @Autowired
    private TestActors actors;

    @ParameterizedTest
    @MethodSource("elements")
    void an_element_with_a_template_is_deployed(TemplatedElement element) throws IOException {
        var id = "mall-" + element.toString().replace('.', '-').toLowerCase(Locale.ROOT);

        deployer.deploy(element.kind().equals("StartEvent") ? bundle(id, element) : bundle(id, START, element));

        assertThat(processes.find(id))
                .hasValueSatisfying(
                        info -> assertThat(info.startedBy()).as("left open").isEmpty());
    }

    @Test
    void a_model_made_of_templates_runs_to_its_end() throws IOException {
        deployer.deploy(bundle("mall-fraga", START, TASK, CLOSE));
        var file = open();
        actors.as(TEACHER, () -> processes.start("mall-fraga", file.id(), Map.of("arendenummer", file.number())));

        var task = actors.as(TEACHER, () -> tasks.list(new Tasks.Query(file.number(), Tasks.Filter.ALL, 0, 10)))
                .tasks()
                .get(0);
        assertThat(actors.as(TEACHER, () -> tasks.form(task.id()))).isPresent();
        assertThat(task.due()).isNotNull();
        actors.as(TEACHER, () -> tasks.complete(task.id(), Map.of("svar", "ja")));

        assertThat(actors.as(TEACHER, () -> cases.find(file.id())))
                .hasValueSatisfying(closed -> assertThat(closed.closedReason()).isEqualTo("ja"));
    }

    /** All but that of the process, with the references that the engine asks for. */
    static Stream<TemplatedElement> elements() {
        return TemplatedElement.all(Map.of(
                        "camunda:formRef", "exempel-fraga.svara",
                        "camunda:candidateGroups", "skola",
                        "camunda:decisionRef", "kravda-signatarer",
                        "calledElement", "exempel-fraga"))
                .filter(element -> !element.kind().equals("Process"));
    }

    private CaseFile open() {
        return actors.as(
                TEACHER,
                () -> cases.open(new Cases.NewCase(
                        "mall-fraga",
                        "MALL",
                        Regime.DELTAGARE,
                        "gallras",
                        "hisingen",
                        Map.of("skola", "skola-hisingen"))));
    }

    /** The elements one after the other. */
    private static Bundle bundle(String id, TemplatedElement... elements) throws IOException {
        var inside = new StringBuilder();
        for (int i = 0; i < elements.length; i++) {
            inside.append(elements[i].xml("Element_" + i));
            if (i > 0) {
                inside.append("<sequenceFlow id='Flow_%d' sourceRef='Element_%d' targetRef='Element_%d'/>"
                        .formatted(i, i - 1, i));
            }
        }
        var model = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='mall'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'><process id='" + id + "' isExecutable='true'"
                + PROCESS.attributes() + ">" + PROCESS.extensions() + inside + "</process></definitions>";
        return new Bundle(
                id,
                Map.of(
                        id + ".bpmn",
                        model.getBytes(StandardCharsets.UTF_8),
                        "exempel-fraga.svara.form",
                        Files.readAllBytes(FORM)));
    }
}
