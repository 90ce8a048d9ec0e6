package se.samverka.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the other tests rely on when nothing is found. */
@BrowserTest
class AccessibilityTests {

    private static final String PAGE =
            """
            <!doctype html><html lang="sv"><title>Prov</title>
            <main><h1>Prov</h1><img src="data:,"><h6>Rubrik</h6></main>""";

    @Test
    void barriers_are_found_and_the_critical_ones_among_them(People people) {
        var page = people.stranger().page();
        page.setContent(PAGE);

        assertThat(Accessibility.problems(page))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("image-alt (critical): <img"),
                        problem -> assertThat(problem).startsWith("heading-order (moderate): <h6"));
        assertThat(Accessibility.criticalProblems(page)).hasSize(1);
    }
}
