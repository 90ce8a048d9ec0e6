package se.samverka.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import se.samverka.SamverkaTest;

@SamverkaTest
class ManagementTests {

    @LocalManagementPort
    private int port;

    @Test
    void health_is_told_on_a_port_of_its_own_without_details() {
        var answer = new Visitor(port).get("/actuator/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void nothing_else_is_there() {
        for (var path :
                new String[] {"/actuator/env", "/actuator/heapdump", "/actuator/loggers", "/", "/camunda/app/tasklist/"
                }) {
            assertThat(new Visitor(port).get(path).statusCode()).as(path).isIn(302, 401, 403, 404);
        }
    }
}
