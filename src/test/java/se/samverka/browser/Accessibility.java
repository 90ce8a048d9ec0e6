package se.samverka.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds on a page, one line for each element. */
final class Accessibility {

    // The library takes three times as long: it runs axe on a second page as well and brings back all that is right.
    private static final String RUN =
            "impacts => axe.run({ resultTypes: ['violations'] }).then(found => found.violations"
                    + ".filter(rule => impacts.length === 0 || impacts.includes(rule.impact))"
                    + ".flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.impact}): ${node.html}`)))";

    // What Tasklist lacks is put there a frame after it has drawn.
    private static final String DRAWN =
            "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))";

    private Accessibility() {}

    static List<String> problems(Page page) {
        return problems(page, List.of());
    }

    static List<String> criticalProblems(Page page) {
        return problems(page, List.of("critical"));
    }

    private static List<String> problems(Page page, List<String> impacts) {
        page.evaluate(AxeBuilder.getAxeScript());
        page.evaluate(DRAWN);
        var lines = (List<?>) page.evaluate(RUN, impacts);
        return lines.stream().map(String::valueOf).toList();
    }
}
