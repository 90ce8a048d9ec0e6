package se.samverka.access;

import java.util.LinkedHashMap;
import java.util.Map;
import se.samverka.access.WebAppCalls.Call;

/** What a web app would send with a call that writes, so that nothing but a refusal keeps the call from working. */
record WebAppBody(String type, String text) {

    static final WebAppBody NONE = new WebAppBody("application/json", "");

    private static final String PART = "--part\r\nContent-Disposition: form-data; name=\"data\"; filename=\"x.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\nx\r\n--part--\r\n";
    private static final WebAppBody FILE = new WebAppBody("multipart/form-data; boundary=part", PART);
    private static final WebAppBody OF_ANY_OTHER = json("{}");

    /** By the end of the path, or by the method with it; the first that fits. */
    private static final Map<String, WebAppBody> BY_END = new LinkedHashMap<>();

    static {
        put("{'variables':{'beslut':{'value':'klart','type':'String'}}}", "/complete", "/submit-form", "/resolve");
        put("{'userId':'#me'}", "/claim", "/assignee", "/delegate");
        put("{'userId':'#me','type':'candidate'}", "/identity-links", "/identity-links/delete");
        put("{'message':'x','id':'#comment'}", "/comment/create", "/comment");
        put("{'value':'y','type':'String'}", "PUT /variables/{varId}", "PUT /localVariables/{varId}");
        put("{'modifications':{'x':{'value':'y','type':'String'}},'deletions':['alder']}", "/variables", "Variables");
        put("{'errorCode':'x'}", "/bpmnError");
        put("{'escalationCode':'x'}", "/bpmnEscalation");
        put("{'name':'x','assignee':'skola.nordost','priority':1}", "PUT /task/{id}", "/task/create");
        put("{'suspended':true}", "{id}/suspended", "{key}/suspended");
        put("{'suspended':true,'processInstanceIds':['#instance'],'processInstanceId':'#instance'}", "/suspended");
        put("{'processInstanceIds':['#instance'],'deleteReason':'x'}", "/process-instance/delete");
        put("{'processInstanceIds':['#instance'],'variables':{'x':{'value':'y'}}}", "/variables-async");
        put("{'instructions':[{'type':'cancel','activityId':'Task_Svara'}]}", "/modification", "/modification-async");
        put(
                "{'processDefinitionId':'#definition','processInstanceIds':['#instance'],"
                        + "'instructions':[{'type':'cancel','activityId':'Task_Svara'}]}",
                "/modification/execute",
                "/modification/executeAsync");
        put("{'businessKey':'#case','variables':{}}", "/start");
        put("{'messageName':'x','processInstanceId':'#instance'}", "/message");
        put("{'name':'x'}", "/signal");
        put("{'variables':{'x':{'value':'y'}}}", "/condition");
        put("{'resourceType':'Task','name':'x','query':{}}", "/filter/create", "PUT /filter/{id}");
        put("{'type':0,'permissions':['ALL'],'userId':'*','resourceType':7,'resourceId':'*'}", "/authorization/create");
        put("{'profile':{'id':'x','firstName':'x'},'credentials':{'password':'x'}}", "/user/create");
        put("{'password':'x','authenticatedUserPassword':'demo'}", "/credentials");
        BY_END.put("POST /data", FILE);
        BY_END.put("/attachment/create", FILE);
        BY_END.put("/deployment/create", FILE);
    }

    static WebAppBody of(Call call) {
        if (call.reads() || call.method().equals("DELETE") || call.path().endsWith("/unclaim")) {
            return NONE;
        }
        return BY_END.entrySet().stream()
                .filter(body -> fits(call, body.getKey().split(" ")))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OF_ANY_OTHER);
    }

    private static boolean fits(Call call, String[] methodAndEnd) {
        return call.path().endsWith(methodAndEnd[methodAndEnd.length - 1])
                && (methodAndEnd.length == 1 || methodAndEnd[0].equals(call.method()));
    }

    private static void put(String json, String... ends) {
        for (var end : ends) {
            BY_END.put(end, json(json));
        }
    }

    private static WebAppBody json(String text) {
        return new WebAppBody("application/json", text.replace('\'', '"'));
    }
}
