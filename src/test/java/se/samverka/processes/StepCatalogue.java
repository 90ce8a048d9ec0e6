package se.samverka.processes;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import se.samverka.step.StepInfo;

/** The steps of the class path, read from their annotations without starting anything. */
final class StepCatalogue {

    private static final Map<String, StepInfo> STEPS = scan();

    private StepCatalogue() {}

    static Set<String> names() {
        return STEPS.keySet();
    }

    static StepInfo named(String name) {
        StepInfo step = STEPS.get(name);
        if (step == null) {
            throw new AssertionError("There is no step " + name);
        }
        return step;
    }

    /** The step a service task calls; what is not a plain name comes back as it stands. */
    static String nameIn(ServiceTask task) {
        String expression = String.valueOf(task.getCamundaDelegateExpression());
        return expression.replaceFirst("^\\$\\{(\\w+)}$", "$1");
    }

    static Stream<String> outputs(String step) {
        return Arrays.stream(named(step).out()).map(StepInfo.Value::name);
    }

    static Stream<String> sections() {
        return STEPS.values().stream().flatMap(step -> Arrays.stream(step.writes()));
    }

    private static Map<String, StepInfo> scan() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(StepInfo.class));
        return scanner.findCandidateComponents("se.samverka").stream()
                .map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null)
                        .getAnnotation(StepInfo.class))
                .collect(Collectors.toMap(StepInfo::name, Function.identity()));
    }
}
