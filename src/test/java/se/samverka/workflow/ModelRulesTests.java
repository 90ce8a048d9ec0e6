package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRulesTests {

    @Test
    void a_plain_model_passes() {
        assertThatCode(() -> check("p.bpmn", "<userTask id='t' camunda:formRef='f' camunda:candidateGroups='skola'/>"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<scriptTask scriptFormat='juel'><script>x</script></scriptTask>",
                "<serviceTask camunda:type='shell'/>",
                "<serviceTask camunda:type='mail'/>",
                "<serviceTask camunda:class='java.lang.ProcessBuilder'/>",
                "<serviceTask camunda:expression='${x}'/>",
                "<userTask camunda:formHandlerClass='x.Y'/>",
                "<userTask camunda:formKey='embedded:app:forms/a.html'/>",
                "<extensionElements><camunda:formData/></extensionElements>",
                "<extensionElements><camunda:executionListener class='x'/></extensionElements>",
                "<extensionElements><camunda:taskListener expression='x'/></extensionElements>",
                "<extensionElements><camunda:connector/></extensionElements>",
                "<extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script/>"
                        + "</camunda:inputParameter></camunda:inputOutput></extensionElements>",
                "<callActivity calledElement='x' camunda:variableMappingClass='x.Y'/>",
                "<sequenceFlow><conditionExpression language='groovy'>x</conditionExpression></sequenceFlow>"
            })
    void what_would_run_code_is_refused(String inside) {
        assertThatThrownBy(() -> check("p.bpmn", inside))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("not allowed");
    }

    @Test
    void a_document_type_is_refused() {
        assertThatThrownBy(() -> ModelRules.check(file("p.bpmn", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")))
                .hasMessageContaining("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.js", "a.groovy", "a.zip", "a.cmmn", "processes.xml", "noending"})
    void other_kinds_of_files_are_refused(String name) {
        assertThatThrownBy(() -> ModelRules.check(file(name, "x"))).hasMessageContaining(name);
    }

    private static void check(String name, String inside) {
        ModelRules.check(file(
                name,
                "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
                        + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'><process id='p'>" + inside
                        + "</process></definitions>"));
    }

    private static ResourceEntity file(String name, String content) {
        var file = new ResourceEntity();
        file.setName(name);
        file.setBytes(content.getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
