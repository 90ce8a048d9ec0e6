package se.samverka.whole;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samverka.step.StepInfo;

/** A template for every step of the catalogue: a service task that calls it, with its inputs. */
final class StepTemplates {

    private static final String VARIABLE = "\\$\\{\\w+\\}";
    private static final String CODE = "[A-Za-zÅÄÖåäö0-9_.:-]{1,80}";
    private static final Map<String, String> YES_OR_NO = yesOrNo();

    private StepTemplates() {}

    static Stream<ElementTemplate> all() {
        return StepList.steps().map(StepTemplates::template);
    }

    private static ElementTemplate template(StepInfo step) {
        var template = ElementTemplate.of("step." + step.name(), "ServiceTask", step.title(), says(step))
                .keyword(step.name())
                .sets("camunda:delegateExpression", "${" + step.name() + "}");
        Arrays.stream(step.in()).forEach(value -> template.asksForInput(value.name(), field(value)));
        return template;
    }

    private static String says(StepInfo step) {
        return Stream.concat(
                        Stream.of(step.says()),
                        Arrays.stream(step.out()).map(value -> "Ger " + value.name() + ": " + closed(value.says())))
                .collect(Collectors.joining(" "));
    }

    private static String closed(String sentence) {
        return sentence.matches(".*[.…]") ? sentence : sentence + ".";
    }

    private static TemplateField field(StepInfo.Value value) {
        return switch (value.type()) {
            case ACTOR -> choice(value, Actors.names());
            case CODE ->
                value.choices().length == 0
                        ? text(value, CODE, "En kod, eller ${variabel}")
                        : choice(value, orVariable(value, codes(value)));
            case CODES ->
                text(value, CODE + "(," + CODE + ")*", "Koder med komma och utan mellanslag, eller ${variabel}");
            case NUMBER -> text(value, "\\d{1,9}", "Ett heltal, eller ${variabel}");
            case DATE -> text(value, "\\d{4}-\\d{2}-\\d{2}", "Ett datum som 2026-01-31, eller ${variabel}");
            case BOOLEAN -> choice(value, orVariable(value, YES_OR_NO));
        };
    }

    private static TemplateField text(StepInfo.Value value, String pattern, String shape) {
        return TemplateField.text(value.name(), value.says(), pattern + "|" + VARIABLE, shape, value.required());
    }

    private static TemplateField choice(StepInfo.Value value, Map<String, String> choices) {
        var nothing = value.required() ? "Välj …" : "Anges inte";
        return TemplateField.choice(value.name(), value.says(), nothing, choices, value.required());
    }

    private static Map<String, String> codes(StepInfo.Value value) {
        return Arrays.stream(value.choices())
                .collect(Collectors.toMap(code -> code, code -> code, (one, other) -> one, LinkedHashMap::new));
    }

    /** A list leaves no room to write in, and what people answered is in a variable. */
    private static Map<String, String> orVariable(StepInfo.Value value, Map<String, String> choices) {
        var offered = new LinkedHashMap<>(choices);
        offered.put("${" + value.name() + "}", "Det som variabeln " + value.name() + " säger");
        return offered;
    }

    private static Map<String, String> yesOrNo() {
        var choices = new LinkedHashMap<String, String>();
        choices.put("true", "Ja");
        choices.put("false", "Nej");
        return choices;
    }
}
