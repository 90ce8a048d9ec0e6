package se.samverka.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** One process with the forms and decisions that it refers to; deployed as a whole. */
record Bundle(String process, Map<String, byte[]> files) {

    static Bundle of(Resource bpmn, ResourceLoader loader) throws IOException {
        var name = Objects.requireNonNull(bpmn.getFilename());
        var content = bpmn.getContentAsByteArray();
        var files = new TreeMap<String, byte[]>();
        files.put(name, content);
        for (var reference : references(Bpmn.readModelFromStream(new ByteArrayInputStream(content)))) {
            files.put(
                    reference.substring(reference.lastIndexOf('/') + 1),
                    loader.getResource("classpath:" + reference).getContentAsByteArray());
        }
        return new Bundle(name.substring(0, name.lastIndexOf('.')), files);
    }

    private static Iterable<String> references(BpmnModelInstance model) {
        var forms = Stream.concat(
                model.getModelElementsByType(UserTask.class).stream().map(UserTask::getCamundaFormRef),
                model.getModelElementsByType(StartEvent.class).stream().map(StartEvent::getCamundaFormRef));
        var reported = model.getModelElementsByType(CamundaProperty.class).stream()
                .filter(property -> "formular".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .filter(form -> form != null && !form.isBlank());
        var decisions = model.getModelElementsByType(BusinessRuleTask.class).stream()
                .map(BusinessRuleTask::getCamundaDecisionRef);
        return Stream.concat(
                        Stream.concat(forms.filter(Objects::nonNull), reported).map(form -> "forms/" + form + ".form"),
                        decisions.filter(Objects::nonNull).map(decision -> "processes/" + decision + ".dmn"))
                .distinct()
                .toList();
    }
}
