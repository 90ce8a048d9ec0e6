package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.samverka.SamverkaTest;
import se.samverka.WhoMaySeeWhat;
import se.samverka.access.Visitor;

/** Every address, as everybody in the document: what it says is what happens, and no address is left out. */
@SamverkaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressMatrixTests {

    private static final WhoMaySeeWhat MATRIX = WhoMaySeeWhat.under("Addresses");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private ProcessEngine engine;

    @LocalServerPort
    private int port;

    private final Map<String, Visitor> people = new LinkedHashMap<>();
    private final Map<Visitor, String> tokens = new HashMap<>();
    private String number = "";
    private String task = "";

    @BeforeAll
    void a_case_waits_for_the_coordinator() {
        MATRIX.columns()
                .forEach(who ->
                        people.put(who, who.equals("nobody") ? new Visitor(port) : new Visitor(port).signedInAs(who)));
        number = new Story(engine, port)
                .starts("skola.hisingen", "sspf-arende", SspfAnswers.referral("nej"))
                .number();
        task = Caseworker.of("koordinator.hisingen", port)
                .get("/api/tasks?case=" + number)
                .body()
                .path(0)
                .path("id")
                .asText();
    }

    @Test
    void everybody_gets_what_the_document_says() {
        var actual = new LinkedHashMap<String, Map<String, String>>();
        addresses().forEach(address -> actual.put(address, answers(address)));

        assertThat(new WhoMaySeeWhat(MATRIX.columns(), actual).table()).isEqualTo(MATRIX.table());
    }

    private Map<String, String> answers(String address) {
        var answers = new LinkedHashMap<String, String>();
        people.forEach((who, visitor) ->
                answers.put(who, String.valueOf(ask(visitor, address).statusCode())));
        return answers;
    }

    private HttpResponse<String> ask(Visitor visitor, String address) {
        var method = address.substring(0, address.indexOf(' '));
        var path = Addresses.of(address.substring(address.indexOf(' ') + 1), number, task);
        var api = path.startsWith("/api/");
        var request = visitor.request(path).header("Accept", api ? "application/json" : "text/html");
        if (method.equals("GET")) {
            return visitor.send(request.GET());
        }
        var token = tokens.computeIfAbsent(visitor, who -> who.csrf(who == people.get("nobody") ? "/login" : "/"));
        var type = api ? "application/json" : "application/x-www-form-urlencoded";
        return visitor.send(request.header("Content-Type", type)
                .header("X-CSRF-TOKEN", token)
                .method(method, api ? BodyPublishers.ofString("{}") : BodyPublishers.noBody()));
    }

    private Set<String> addresses() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(AddressMatrixTests::addresses)
                .filter(address -> !address.endsWith("/error"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> addresses(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of("ANY " + path)
                        : methods.stream().map(method -> method + " " + path));
    }
}
