package se.samverka.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One process file, named by its stem. */
record Model(String stem, BpmnModelInstance bpmn) {

    static final Path FOLDER = Path.of("processes");

    private static final Path EXAMPLES = Path.of("src/test/resources/processes");

    private static final List<Model> ALL = read(FOLDER);

    static Stream<Model> all() {
        return ALL.stream();
    }

    static Model named(String stem) {
        return all().filter(model -> model.stem().equals(stem)).findFirst().orElseThrow();
    }

    static Stream<Model> examples() {
        return read(EXAMPLES).stream();
    }

    private static List<Model> read(Path folder) {
        return files(folder, ".bpmn")
                .map(file -> new Model(stem(file), Bpmn.readModelFromFile(file.toFile())))
                .toList();
    }

    static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    Process process() {
        return all(Process.class).iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type);
    }

    /** Empty when the process does not have the property. */
    String property(String name) {
        return all(CamundaProperty.class).stream()
                .filter(property -> property.getCamundaName().equals(name))
                .map(CamundaProperty::getCamundaValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    boolean startedByHand() {
        return !property("startas-av").isEmpty();
    }

    Set<String> forms() {
        return Stream.of(
                        all(UserTask.class).stream().map(UserTask::getCamundaFormRef),
                        all(StartEvent.class).stream().map(StartEvent::getCamundaFormRef),
                        all(Event.class).stream().map(event -> property(event, "formular")))
                .flatMap(forms -> forms)
                .filter(form -> form != null && !form.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Empty when the element does not have the property. */
    static String property(FlowNode element, String name) {
        return Stream.ofNullable(element.getExtensionElements())
                .flatMap(extensions -> extensions.getChildElementsByType(CamundaProperties.class).stream())
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> property.getCamundaName().equals(name))
                .map(CamundaProperty::getCamundaValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** The lane a node is drawn in; for one inside a subprocess, the lane of the subprocess. */
    String laneOf(FlowNode node) {
        ModelElementInstance outermost = node;
        while (!(outermost.getParentElement() instanceof Process)) {
            outermost = outermost.getParentElement();
        }
        ModelElementInstance drawn = outermost;
        List<String> lanes = all(Lane.class).stream()
                .filter(lane -> lane.getFlowNodeRefs().contains(drawn))
                .map(Lane::getId)
                .toList();
        return String.join(" and ", lanes);
    }

    @Override
    public String toString() {
        return stem;
    }
}
