package se.samverka.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Predicate;

/** What axe finds on a page, one line for each element. */
final class Accessibility {

    private Accessibility() {}

    static List<String> problems(Page page) {
        return problems(page, impact -> true);
    }

    static List<String> criticalProblems(Page page) {
        return problems(page, "critical"::equals);
    }

    private static List<String> problems(Page page, Predicate<String> impact) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> impact.test(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + " (" + rule.getImpact() + "): " + node.getHtml()))
                        .toList();
    }
}
