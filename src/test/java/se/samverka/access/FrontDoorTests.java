package se.samverka.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;

@SamverkaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontDoorTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final String FILTER = "0c5b6a1e-0000-11f0-8000-0242ac120002";

    @LocalServerPort
    private int port;

    private Visitor anna;
    private Visitor nobody;

    @BeforeAll
    void signIn() {
        nobody = new Visitor(port);
        anna = new Visitor(port).signedInAs("polis.centrum");
        anna.get("/camunda/app/tasklist/default/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/default/",
                "/camunda/app/tasklist/camunda-tasklist-bootstrap.js?bust=7.24.0",
                "/camunda/app/tasklist/locales/en.json?bust=7.24.0",
                "/camunda/lib/deps.js?bust=7.24.0",
                "/camunda/api/engine/engine/",
            })
    void the_task_list_gets_what_it_loads(String path) {
        assertThat(anna.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /task",
        "GET, /task/count",
        "POST, /task",
        "POST, /task/create",
        "PUT, /task/x",
        "DELETE, /task/x",
        "GET, /task/x/variables",
        "GET, /task/x/form-variables",
        "GET, /task/x/rendered-form",
        "GET, /task/x/deployed-form",
        "GET, /task/x/form",
        "POST, /task/x/complete",
        "POST, /task/x/submit-form",
        "POST, /task/x/resolve",
        "POST, /task/x/delegate",
        "POST, /task/x/assignee",
        "POST, /task/x/bpmnError",
        "POST, /task/x/bpmnEscalation",
        "GET, /task/x/identity-links",
        "POST, /task/x/identity-links",
        "GET, /task/x/comment",
        "POST, /task/x/comment/create",
        "GET, /task/x/attachment",
        "POST, /task/x/attachment/create",
        "PUT, /task/x/variables/y",
        "POST, /task/x/variables",
        "PUT, /task/x/localVariables/y",
        "GET, /attachment/x/data",
        "GET, /history/task",
        "GET, /history/user-operation",
        "GET, /history/variable-instance",
        "GET, /variable-instance",
        "GET, /process-instance",
        "GET, /process-instance/x/variables",
        "GET, /execution",
        "GET, /user",
        "GET, /user/skola.hisingen/profile",
        "PUT, /user/polis.centrum/profile",
        "PUT, /user/polis.centrum/credentials",
        "GET, /group",
        "GET, /authorization",
        "POST, /authorization/create",
        "POST, /deployment/create",
        "GET, /deployment",
        "POST, /filter/create",
        "PUT, /filter/x",
        "DELETE, /filter/x",
        "POST, /message",
        "POST, /signal",
        "POST, /condition",
        "POST, /external-task/fetchAndLock",
        "POST, /process-definition/x/start",
        "POST, /process-definition/x/submit-form",
        "GET, /process-definition",
        "GET, /process-definition/x/startForm",
        "PUT, /job/x/retries",
        "GET, /schema/log",
        "GET, /metrics",
        "POST, /telemetry/configuration",
        "GET, /telemetry/data",
    })
    void a_participant_reaches_nothing_else_of_the_engine(String method, String path) {
        assertThat(anna.json(method, ENGINE + path, method.equals("GET") ? "" : "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(nobody.json(method, ENGINE + path, "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/camunda/api/admin/plugin/license/default/check-key",
                "/camunda/api/cockpit/plugin/base/default/process-instance",
                "/camunda/api/engine/engine/other/task",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/setup/",
            })
    void a_participant_reaches_no_other_application(String path) {
        assertThat(anna.json("POST", path, "{}").statusCode()).isEqualTo(403);
        assertThat(anna.get(path).statusCode()).isEqualTo(403);
    }

    @Test
    void no_way_of_writing_an_address_opens_it() {
        var protectedPaths = List.of(
                ENGINE + "/task",
                ENGINE + "/process-instance",
                "/camunda/api/cockpit/plugin/base/default/incident",
                "/camunda/app/cockpit/default/",
                "/camunda/api/admin/setup/default/user/create",
                "/api/session");
        for (var path : protectedPaths) {
            for (var variant : AddressVariants.of(path)) {
                assertThat(nobody.get(variant).statusCode()).as(variant).isNotEqualTo(200);
                if (!path.startsWith("/api")) {
                    assertThat(anna.get(variant).statusCode()).as(variant).isNotEqualTo(200);
                }
            }
        }
    }

    static Stream<String> refusedBodies() {
        return Stream.of(
                "{\"orQueries\":[{}]}",
                "{\"assigneeExpression\":\"${currentUser()}\"}",
                "{\"processVariables\":[{\"name\":\"a\",\"operator\":\"like\",\"value\":\"%\"}]}",
                "{\"taskVariables\":[{\"name\":\"a\",\"operator\":\"eq\",\"value\":1}]}",
                "{\"processInstanceBusinessKeyLike\":\"%\"}",
                "{\"processInstanceBusinessKeyExpression\":\"x\"}",
                "{\"candidateUser\":\"skola.hisingen\"}",
                "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"a\"}}]}",
                "{\"nameLike\":\"${1}\"}",
                "{\"name\":{\"a\":1}}",
                "{\"active\":true,\"active\":true}",
                "{} {}",
                "[]",
                "not json");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("refusedBodies")
    void a_search_says_nothing_of_expressions_variables_or_nested_queries(String body) {
        assertThat(anna.json("POST", ENGINE + "/filter/" + FILTER + "/list?firstResult=0&maxResults=15", body)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_search_the_task_list_sends_passes() {
        var body =
                """
                {"processVariables":[],"taskVariables":[],"caseInstanceVariables":[],"firstResult":0,"maxResults":15,
                 "sorting":[{"sortOrder":"desc","sortBy":"created"}],"active":true}""";
        assertThat(anna.json("POST", ENGINE + "/filter/" + FILTER + "/list?firstResult=0&maxResults=15", body)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_search_asks_for_a_page_at_a_time() {
        assertThat(anna.json("POST", ENGINE + "/filter/" + FILTER + "/list?firstResult=0&maxResults=2000", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobody_claims_for_somebody_else() {
        var claim = ENGINE + "/task/" + FILTER + "/claim";

        assertThat(anna.json("POST", claim, "{\"userId\":\"skola.hisingen\"}").statusCode())
                .isEqualTo(403);
        assertThat(anna.json("POST", claim, "{\"userId\":\"polis.centrum\",\"variables\":{}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(anna.json("POST", claim, "").statusCode()).isEqualTo(403);
    }

    @Test
    void a_body_over_the_limit_is_too_large() {
        var body = "{\"name\":\"" + "a".repeat(20_000) + "\"}";

        assertThat(anna.json("POST", ENGINE + "/filter/" + FILTER + "/list", body)
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assignee=x",
                "maxResults=1&assigneeExpression=x",
                "maxResults=$%7B1%7D",
                "max%52esults=1",
                "resourceType;x=Task",
            })
    void a_query_has_only_the_names_that_are_needed(String query) {
        assertThat(anna.get(ENGINE + "/filter?" + query).statusCode()).isIn(400, 403);
    }

    @Test
    void a_process_administrator_reads_and_changes_nothing_but_retries() {
        var admin = new Visitor(port).signedInAs("processadmin");
        admin.get("/camunda/app/cockpit/default/");

        assertThat(admin.get("/camunda/app/cockpit/scripts/config.js").statusCode())
                .isEqualTo(200);
        for (var call : List.of(
                "POST /deployment/create",
                "POST /user/create",
                "PUT /user/x/profile",
                "POST /authorization/create",
                "PUT /task/x/variables/y",
                "POST /task/x/complete",
                "POST /process-instance/x/variables",
                "DELETE /process-instance/x",
                "POST /message",
                "POST /process-instance/x/modification",
                "POST /migration/execute",
                "PUT /job/x/duedate",
                "DELETE /deployment/x",
                "PUT /process-definition/x/suspended")) {
            var parts = call.split(" ");
            assertThat(admin.json(parts[0], ENGINE + parts[1], "{}").statusCode())
                    .as(call)
                    .isEqualTo(403);
        }
        var retries = ENGINE + "/job/" + FILTER + "/retries";
        // The engine has no such job and says so in its own way.
        assertThat(admin.json("PUT", retries, "{\"retries\":1}").statusCode()).isEqualTo(500);
        assertThat(admin.json("PUT", retries, "{\"retries\":1,\"dueDate\":\"2026-01-01T00:00:00\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.get(ENGINE + "/process-definition?key=x&sortBy=version&sortOrder=desc")
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin.get(ENGINE + "/job/count?firstResult=0&sorting%5BsortBy%5D=jobId")
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin.json("POST", ENGINE + "/process-instance", "{\"orQueries\":[{}]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.get(ENGINE + "/task?assigneeExpression=x").statusCode())
                .isEqualTo(403);
        assertThat(admin.get(ENGINE + "/task?nameLike=$%7B1%7D").statusCode()).isIn(400, 403);
    }
}
