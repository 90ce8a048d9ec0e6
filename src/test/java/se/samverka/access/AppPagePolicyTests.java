package se.samverka.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;

@SamverkaTest
class AppPagePolicyTests {

    private static final Pattern IN_HEADER = Pattern.compile("script-src 'self' 'nonce-([^']+)'");
    private static final Pattern IN_PAGE = Pattern.compile("<script nonce=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Test
    void pages_loaded_at_the_same_moment_each_have_a_nonce_of_their_own() {
        var visitor = new Visitor(port).signedInAs("fritid.centrum");
        var seen = ConcurrentHashMap.<String>newKeySet();

        IntStream.range(0, 200).parallel().forEach(n -> {
            var page = visitor.get("/camunda/app/tasklist/default/");
            assertThat(page.statusCode()).isEqualTo(200);
            var policy = page.headers().firstValue("Content-Security-Policy").orElse("");
            var nonce = first(IN_HEADER, policy);
            assertThat(policy).doesNotContain("unsafe-eval");
            assertThat(all(IN_PAGE, page.body())).hasSizeGreaterThan(2).containsOnly(nonce);
            assertThat(page.body()).doesNotContain("$CSP_NONCE").contains("</html>");
            assertThat(seen.add(nonce)).isTrue();
        });
    }

    @Test
    void there_is_one_policy_and_the_page_is_not_kept() {
        var headers = new Visitor(port)
                .signedInAs("fritid.centrum")
                .get("/camunda/app/tasklist/default/")
                .headers();

        assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("Content-Type").orElse("")).containsIgnoringCase("utf-8");
    }

    private static String first(Pattern pattern, String text) {
        return all(pattern, text).get(0);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
