package se.samverka.whole;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import se.samverka.step.StepInfo;

/** The steps as their annotations describe them. */
final class StepList {

    private StepList() {}

    static List<List<String>> rows() {
        var head = List.of("Step", "What it does", "In", "Out");
        return Stream.concat(Stream.of(head), steps().map(StepList::row)).toList();
    }

    static Stream<StepInfo> steps() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(StepInfo.class));
        return scanner.findCandidateComponents("se.samverka").stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .filter(StepList::isShipped)
                .map(type -> type.getAnnotation(StepInfo.class))
                .sorted(Comparator.comparing(StepInfo::name));
    }

    /** Test sources have steps of their own. */
    private static boolean isShipped(Class<?> type) {
        return type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .equals(StepInfo.class.getProtectionDomain().getCodeSource().getLocation());
    }

    private static List<String> row(StepInfo step) {
        return List.of("`" + step.name() + "`", step.says(), values(step.in()), values(step.out()));
    }

    private static String values(StepInfo.Value[] values) {
        return Arrays.stream(values)
                .map(value -> "`" + value.name() + "` (" + value.type().name().toLowerCase(Locale.ROOT)
                        + (value.required() ? "" : ", optional") + ")")
                .collect(Collectors.joining(", "));
    }
}
