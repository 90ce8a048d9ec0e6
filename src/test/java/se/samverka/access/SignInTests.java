package se.samverka.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;

@SamverkaTest
class SignInTests {

    private static final Actor LOADER = Actor.service("organisation");

    @LocalServerPort
    private int port;

    @Autowired
    private Directory directory;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private TestActors actors;

    private final String userId = "t." + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_person_signs_in_and_the_session_says_who() {
        var visitor = new Visitor(port).signedInAs("skola.hisingen");

        assertThat(visitor.get("/api/session").body())
                .contains("\"user\":\"skola.hisingen\"")
                .contains("\"csrf\":\"")
                .contains("\"name\":\"");
    }

    @Test
    void signing_in_leads_back_to_the_page_that_was_asked_for() {
        var visitor = new Visitor(port);
        assertThat(Visitor.location(visitor.get("/cases/new"))).endsWith("/login");

        assertThat(Visitor.location(visitor.signIn("skola.hisingen", "demo"))).endsWith("/cases/new");
    }

    @Test
    void the_session_gets_a_new_name_at_sign_in() {
        var visitor = new Visitor(port);
        visitor.get("/login");
        var before = visitor.cookie("samverka");
        visitor.signedInAs("skola.hisingen");

        assertThat(visitor.cookie("samverka")).isNotEqualTo(before);
    }

    @Test
    void an_unknown_name_and_a_wrong_password_get_the_same_answer() {
        var wrong = new Visitor(port).signIn("skola.nordost", "fel");
        var unknown = new Visitor(port).signIn("ingen.alls", "fel");
        var odd = new Visitor(port).signIn("Å'; drop table", "fel");

        assertThat(wrong.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(wrong)).endsWith("/login?error");
        for (var other : new java.net.http.HttpResponse<?>[] {unknown, odd}) {
            assertThat(other.statusCode()).isEqualTo(wrong.statusCode());
            assertThat(Visitor.location(other)).isEqualTo(Visitor.location(wrong));
            assertThat(other.body()).isEqualTo(wrong.body());
        }
    }

    @Test
    void the_name_that_was_not_let_in_is_still_there_once_and_as_text() {
        var visitor = new Visitor(port);
        visitor.signIn("skola.\"><b>ingenstans", "fel");

        assertThat(visitor.get("/login?error").body())
                .contains("value=\"skola.&quot;&gt;&lt;b&gt;ingenstans\"")
                .containsPattern("id=\"password\"[^>]* autofocus");
        assertThat(visitor.get("/login").body()).doesNotContain("ingenstans", "autofocus");
        assertThat(new Visitor(port).get("/login?error").body()).doesNotContain("autofocus");
    }

    @Test
    void without_the_token_of_the_page_nothing_happens() {
        var form = java.net.http.HttpRequest.BodyPublishers.ofString("username=skola.hisingen&password=demo");
        var visitor = new Visitor(port);
        var answer = visitor.send(visitor.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new Visitor(port)
                        .signedInAs("skola.hisingen")
                        .json("POST", "/api/cases", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_sign_in_page_that_was_open_too_long_asks_again() {
        var visitor = new Visitor(port);
        var form = java.net.http.HttpRequest.BodyPublishers.ofString("username=skola.hisingen&password=demo&_csrf=old");
        var answer = visitor.send(visitor.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form));

        assertThat(Visitor.location(answer)).endsWith("/login?again");
        assertThat(visitor.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void a_program_without_a_session_gets_a_problem_and_no_page() {
        var answer = new Visitor(port).get("/api/session");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(new Visitor(port).json("POST", "/api/cases", "{}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_signs_out_is_out() {
        var visitor = new Visitor(port).signedInAs("skola.hisingen");
        var session = visitor.get("/api/session").body();
        var csrf = session.replaceAll(".*\"csrf\":\"([^\"]+)\".*", "$1");
        var answer = visitor.send(visitor.request("/logout")
                .header("X-CSRF-TOKEN", csrf)
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertThat(Visitor.location(answer)).endsWith("/login?out");
        assertThat(visitor.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void signing_out_of_the_task_list_signs_out_everywhere() {
        var visitor = new Visitor(port).signedInAs("skola.hisingen");

        assertThat(visitor.json("POST", "/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(visitor.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void a_removed_role_is_gone_with_the_next_request() {
        register(Set.of("processadmin"));
        var visitor = new Visitor(port).signedInAs(userId);
        assertThat(visitor.get("/camunda/app/cockpit/scripts/config.js").statusCode())
                .isEqualTo(200);

        register(Set.of());

        assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    }

    @Test
    void each_attempt_leaves_one_event() {
        register(Set.of());
        new Visitor(port).signIn(userId, "fel");
        new Visitor(port).signedInAs(userId);

        var events = JdbcClient.create(TestDatabase.asAuditor())
                .sql(
                        "select actor || ' ' || outcome from audit.event where action = 'SIGN_IN' and resource = ? order by id")
                .param("account:" + userId)
                .query(String.class)
                .list();
        assertThat(events).containsExactly("service:sign-in DENIED", userId + " OK");
    }

    @Test
    void guessing_is_slowed_down_for_known_and_unknown_alike() {
        register(Set.of());
        for (var account : new String[] {userId, "x." + userId.substring(2)}) {
            for (var i = 0; i < 5; i++) {
                new Visitor(port).signIn(account, "fel");
            }
            assertThat(Visitor.location(new Visitor(port).signIn(account, "demo")))
                    .endsWith("/login?wait");
        }
    }

    @Test
    void pages_and_data_carry_their_headers() {
        var visitor = new Visitor(port);
        for (var answer : new java.net.http.HttpResponse<?>[] {visitor.get("/login"), visitor.get("/api/session")}) {
            var headers = answer.headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("script-src 'self';", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-eval");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void what_nobody_named_is_refused_to_everybody() {
        var visitor = new Visitor(port).signedInAs("processadmin");
        for (var path : new String[] {
            "/error",
            "/actuator/health",
            "/actuator/env",
            "/engine-rest/task",
            "/camunda",
            "/camunda/",
            "/camunda/app/",
            "/camunda/app/welcome/default/",
            "/camunda-welcome/index.html",
            "/webjars/camunda/app/tasklist/index.html",
            "/swagger-ui.html",
            "/v3/api-docs",
            "/nothing",
            "/LOGIN",
            "/application.yaml"
        }) {
            assertThat(visitor.get(path).statusCode()).as(path).isIn(403, 404);
            assertThat(new Visitor(port).get(path).statusCode()).as(path).isIn(302, 401, 403);
        }
    }

    private void register(Set<String> roles) {
        var person = new Person(userId, "Ada Lind", Set.of("skola-hisingen"), roles);
        actors.as(LOADER, () -> directory.register(person, Optional.of(encoder.encode("demo"))));
    }
}
