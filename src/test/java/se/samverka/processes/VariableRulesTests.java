package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model reads, somebody or something has written before. */
class VariableRulesTests {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern VARIABLE = Pattern.compile("(?<!['\\w-])[a-zA-Z]\\w*(?!['\\w-])");

    private static final Set<String> LITERALS = Set.of("true", "false");

    @ParameterizedTest
    @MethodSource("models")
    void expressions_read_declared_variables(Model model) {
        Set<String> steps = StepCatalogue.names();
        Set<String> read = EXPRESSION
                .matcher(Bpmn.convertToString(model.bpmn())
                        .replace("&amp;", "&")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">"))
                .results()
                .flatMap(found -> VARIABLE.matcher(found.group(1)).results())
                .map(found -> found.group())
                .filter(name -> !steps.contains(name) && !LITERALS.contains(name))
                .collect(Collectors.toSet());
        assertThat(Variables.of(model)).containsAll(read);
    }

    @ParameterizedTest
    @MethodSource("models")
    void what_is_handed_to_a_called_process_exists(Model model) {
        model.all(CallActivity.class).forEach(call -> {
            Set<String> known = new HashSet<>(Variables.of(model));
            known.addAll(Variables.localTo(call));
            assertThat(call.getExtensionElements().getChildElementsByType(CamundaIn.class))
                    .filteredOn(in -> in.getCamundaBusinessKey() == null)
                    .as(call.getId())
                    .filteredOn(in -> in.getCamundaBusinessKey() == null)
                    .allSatisfy(in -> assertThat(known).contains(in.getCamundaSource()));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void conditions_of_forms_read_declared_variables(Model model) {
        model.forms().stream().map(Form::named).forEach(form -> {
            Set<String> known = new HashSet<>(Variables.of(model));
            form.components().filter(Form::isField).map(Form::key).forEach(known::add);
            assertThat(form.conditions()).as(form.stem()).allSatisfy(condition -> assertThat(known)
                    .containsAll(Condition.variables(condition)));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void conditions_on_a_way_and_of_events_only_compare(Model model) {
        Pattern comparison = Pattern.compile("\\w+ (==|!=) ('[\\w-]+'|true|false)|\\w+ [<>]=? \\d+");
        Stream<ModelElementInstance> conditions = Stream.concat(
                model.all(ConditionExpression.class).stream(),
                model.all(org.camunda.bpm.model.bpmn.instance.Condition.class).stream());
        assertThat(conditions).allSatisfy(condition -> {
            Matcher whole = EXPRESSION.matcher(condition.getTextContent());
            assertThat(whole.matches()).isTrue();
            assertThat(whole.group(1).split(" (&&|\\|\\|) ")).allMatch(comparison.asMatchPredicate());
        });
    }

    static Stream<Model> models() {
        return Model.all();
    }
}
