package se.samverka.access;

import static se.samverka.access.StockCall.get;
import static se.samverka.access.StockCall.list;
import static se.samverka.access.StockCall.options;
import static se.samverka.access.StockCall.post;
import static se.samverka.access.StockCall.put;
import static se.samverka.access.StockCall.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;

/**
 * The calls of the stock web apps that are let through. Task forms, variables, comments, history and filters' editing are
 * missing on purpose: forms run through our own interface, and nothing else may change a task than taking and releasing it.
 */
class StockCalls {

    static final String ADMINISTRATOR = "processadmin";

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String FILES = "{kind:scripts|styles|locales|assets|fonts}/**";
    private static final String FILE = "{file:[A-Za-z0-9-]+\\.(?:js|css|svg|ico)}";

    private static final String ID = "{id:[0-9a-f-]+}";
    private static final String DEFINITION = "{id:(?:[A-Za-z0-9_.-]+:[0-9]+:)?[0-9a-f-]+}";

    private static final List<StockCall> EVERYBODY = List.of(
            get("/camunda/app/tasklist"),
            get("/camunda/app/tasklist/"),
            get("/camunda/app/tasklist/default/"),
            get("/camunda/app/tasklist/" + FILE, "bust"),
            get("/camunda/app/tasklist/" + FILES, "bust"),
            get("/camunda/favicon.ico"),
            get("/camunda/assets/**", "bust"),
            get("/camunda/lib/" + FILE, "bust"),
            get("/camunda/api/tasklist/plugin/{plugin}/static/**", "bust"),
            get("/camunda/api/admin/auth/user/default"),
            get("/camunda/api/engine/engine/"),
            get(ENGINE + "/user/{self}/profile"),
            get(
                    ENGINE + "/authorization/check",
                    "permissionName",
                    "permissionValue",
                    "resourceName",
                    "resourceType",
                    "resourceId"),
            options(ENGINE + "/filter"),
            options(ENGINE + "/filter/" + ID),
            get(ENGINE + "/filter", "firstResult", "maxResults", "itemCount", "resourceType"),
            get(ENGINE + "/filter/count", "itemCount", "resourceType"),
            get(ENGINE + "/filter/" + ID + "/count"),
            post(ENGINE + "/filter/" + ID + "/list", StockBody.TASK_SEARCH, "firstResult", "maxResults"),
            get(ENGINE + "/task/" + ID),
            post(ENGINE + "/task/" + ID + "/claim", StockBody.CLAIM),
            post(ENGINE + "/task/" + ID + "/unclaim", StockBody.EMPTY),
            get(ENGINE + "/process-definition/" + DEFINITION),
            get(ENGINE + "/process-definition/" + DEFINITION + "/xml"));

    private static final String READ =
            "/{kind:process-definition|process-instance|case-definition|deployment|job|job-definition|incident"
                    + "|history|decision-definition|decision-requirements-definition|task|execution|variable-instance"
                    + "|external-task|batch|filter|user|group|tenant|authorization|metrics|version}";
    private static final String ASKED =
            "/{kind:process-instance|job|incident|task|execution|variable-instance" + "|external-task}";

    private static final List<StockCall> ADMINISTRATORS = List.of(
            get("/camunda/app/{app:cockpit|admin}"),
            get("/camunda/app/{app:cockpit|admin}/"),
            get("/camunda/app/{app:cockpit|admin}/default/"),
            get("/camunda/app/{app:cockpit|admin}/" + FILE, "bust"),
            get("/camunda/app/{app:cockpit|admin}/" + FILES, "bust"),
            get("/camunda/api/{app:cockpit|admin}/plugin/{plugin}/static/**", "bust"),
            read("/camunda/api/{app:cockpit|admin}/plugin/{plugin}/default/**"),
            post(
                    "/camunda/api/cockpit/plugin/base/default/{kind:process-instance|incident}",
                    StockBody.QUERY,
                    "firstResult",
                    "maxResults",
                    "sortBy",
                    "sortOrder"),
            post(
                    "/camunda/api/cockpit/plugin/base/default/{kind:process-instance|incident}/",
                    StockBody.QUERY,
                    "firstResult",
                    "maxResults",
                    "sortBy",
                    "sortOrder"),
            post("/camunda/api/cockpit/plugin/base/default/{kind:process-instance|incident}/count", StockBody.QUERY),
            post(
                    "/camunda/api/cockpit/plugin/base/default/{kind:process-instance|process-definition}/{id}/{called:called-process-(?:instances|definitions)}",
                    StockBody.QUERY),
            list(ENGINE + READ),
            read(ENGINE + READ + "/**"),
            post(
                    ENGINE + ASKED,
                    StockBody.QUERY,
                    "firstResult",
                    "maxResults",
                    "deserializeValues",
                    "sortBy",
                    "sortOrder"),
            post(ENGINE + ASKED + "/count", StockBody.QUERY),
            put(ENGINE + "/job/" + ID + "/retries", StockBody.RETRIES));

    static Optional<StockCall> find(String method, String path, boolean administrator) {
        var container = PathContainer.parsePath(path);
        var calls = administrator ? Stream.concat(EVERYBODY.stream(), ADMINISTRATORS.stream()) : EVERYBODY.stream();
        return calls.filter(call -> call.is(method, container)).findFirst();
    }
}
