package se.samverka.workflow;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.workflow.Processes.ProcessInfo;

/** What the models say besides the flow, by definition id; a definition never changes, so each is read once. */
@Component
class Models {

    private static final String NO_PREFIX = "A";

    private final RepositoryService repository;
    private final OwnWork own;
    private final Map<String, ProcessInfo> infos = new ConcurrentHashMap<>();
    private final Map<String, CalledWork> work = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Set<String>>> reserved = new ConcurrentHashMap<>();

    Models(RepositoryService repository, OwnWork own) {
        this.repository = repository;
        this.own = own;
    }

    ProcessInfo info(String definition) {
        return infos.computeIfAbsent(definition, id -> read(model(id)));
    }

    /** Whether it is started as a case of its own; the others are only called. */
    boolean carriesCases(String definition) {
        return !info(definition).prefix().equals(NO_PREFIX);
    }

    String xml(String definition) {
        var out = new ByteArrayOutputStream();
        Bpmn.writeModelToStream(out, model(definition));
        return out.toString(StandardCharsets.UTF_8);
    }

    String nameOf(String definition, String element) {
        var found = model(definition).getModelElementById(element);
        return found instanceof FlowElement named && named.getName() != null ? named.getName() : element;
    }

    /** Actor codes that may know that the case stands there, by the property {@code visas-for}; empty: all who take part. */
    Set<String> shownTo(String definition, String element) {
        return model(definition).getModelElementById(element) instanceof FlowElement found
                ? codes(properties(found).get("visas-for"))
                : Set.of();
    }

    /** All elements that {@link #shownTo} names somebody for, with those actor codes. */
    Map<String, Set<String>> reserved(String definition) {
        return reserved.computeIfAbsent(definition, id -> model(id).getModelElementsByType(FlowElement.class).stream()
                .filter(element -> !shownTo(id, element.getId()).isEmpty())
                .collect(Collectors.toMap(FlowElement::getId, element -> shownTo(id, element.getId()))));
    }

    /** Actor codes whose task it is. */
    Set<String> actorsOf(String definition, String task) {
        return model(definition).getModelElementById(task) instanceof UserTask found
                ? codes(found.getCamundaCandidateGroups())
                : Set.of();
    }

    /** What people report and who may; empty when the element is no such event. */
    Optional<Reported> reported(String definition, String element) {
        if (!(model(definition).getModelElementById(element) instanceof Event event)) {
            return Optional.empty();
        }
        var properties = properties(event);
        var form = properties.get("formular");
        var by = codes(properties.get("meddelas-av"));
        return form == null || by.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reported(nameOf(definition, element), says(event), form, by));
    }

    /**
     * @param form id of its form, by the property {@code formular}
     * @param by actor codes, by the property {@code meddelas-av}
     */
    record Reported(String name, String says, String form, Set<String> by) {}

    CalledWork calledWork(String definition) {
        return work.computeIfAbsent(definition, id -> CalledWork.of(model(id)));
    }

    BpmnModelInstance model(String definition) {
        return own.run(() -> repository.getBpmnModelInstance(definition));
    }

    private static ProcessInfo read(BpmnModelInstance model) {
        var process = model.getModelElementsByType(Process.class).stream()
                .filter(Process::isExecutable)
                .findFirst()
                .orElseThrow();
        var properties = properties(process);
        return new ProcessInfo(
                process.getId(),
                process.getName(),
                says(process),
                properties.getOrDefault("arendeprefix", NO_PREFIX),
                Regime.valueOf(properties.getOrDefault("regim", "sekretess").toUpperCase(Locale.ROOT)),
                properties.getOrDefault("bevarandeklass", "bevaras"),
                codes(properties.get("startas-av")),
                codes(properties.get("deltar-fran-start")));
    }

    private static String says(BaseElement element) {
        return element.getDocumentations().stream()
                .map(text -> text.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> properties(BaseElement element) {
        var extensions = element.getExtensionElements();
        return extensions == null
                ? Map.of()
                : extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(all -> all.getCamundaProperties().stream())
                        .filter(property -> !leftOpen(property))
                        .collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
    }

    /** The Modeler leaves properties of a template without a value when nobody fills them in. */
    private static boolean leftOpen(CamundaProperty property) {
        return property.getCamundaValue() == null || property.getCamundaValue().isBlank();
    }

    private static Set<String> codes(@org.jspecify.annotations.Nullable String list) {
        return list == null || list.isBlank()
                ? Set.of()
                : Arrays.stream(list.split(","))
                        .map(String::strip)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
