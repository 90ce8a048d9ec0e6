package se.samverka.access;

import java.util.List;
import se.samverka.access.WebAppCalls.Call;

/**
 * A call that {@link StockCalls} lets through, and how it ends.
 *
 * @param query what the task list asks with
 * @param toMe the status for whose task it is
 * @param toOthers the status for everybody else who is signed in
 */
record LetThrough(Call call, String query, int toMe, int toOthers) {

    private static final String ENGINE = "/camunda/api/engine/engine/{name}";

    /** What Samverka answers itself: it ends the session. */
    static final Call SIGN_OUT = new Call("POST", "/camunda/api/admin/auth/user/{processEngineName}/logout");

    static final List<LetThrough> ALL = List.of(
            new LetThrough(new Call("GET", "/camunda/api/admin/auth/user/{processEngineName}"), "", 200, 200),
            // The plugin has no such file.
            new LetThrough(
                    new Call("GET", "/camunda/api/tasklist/plugin/tasklistPlugins/static/{file:.*}"), "", 403, 403),
            engine(
                    "GET /authorization/check",
                    "?permissionName=READ&permissionValue=2&resourceName=filter&resourceType=5",
                    200,
                    200),
            engine("OPTIONS /filter", "", 200, 200),
            engine("GET /filter", "?firstResult=0&maxResults=50", 200, 200),
            engine("GET /filter/count", "", 200, 200),
            engine("OPTIONS /filter/{id}", "", 200, 200),
            engine("GET /filter/{id}/count", "", 200, 200),
            engine("POST /filter/{id}/list", "?firstResult=0&maxResults=50", 200, 200),
            engine("GET /process-definition/{id}", "", 200, 200),
            engine("GET /process-definition/{id}/xml", "", 200, 200),
            engine("GET /user/{id}/profile", "", 200, 403),
            engine("GET /task/{id}", "", 200, 404),
            engine("POST /task/{id}/claim", "", 204, 403),
            engine("POST /task/{id}/unclaim", "", 204, 403));

    static boolean has(Call call) {
        return call.equals(SIGN_OUT) || ALL.stream().map(LetThrough::call).anyMatch(call::equals);
    }

    static List<Call> onTheTask() {
        return ALL.stream()
                .map(LetThrough::call)
                .filter(call -> call.path().contains("/task/"))
                .toList();
    }

    static List<LetThrough> changingNothing() {
        return ALL.stream()
                .filter(one -> !one.call.path().matches(".*/(un)?claim"))
                .toList();
    }

    private static LetThrough engine(String call, String query, int toMe, int toOthers) {
        var methodAndPath = call.split(" ");
        return new LetThrough(new Call(methodAndPath[0], ENGINE + methodAndPath[1]), query, toMe, toOthers);
    }
}
