package se.samverka.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One request gives a thousand organisations their task while the application is killed in the middle. Takes minutes: run it
 * with {@code -Dtest=ThousandOrganisationsTests -Dtests.excluded=bench}; it prints how long each part took.
 */
@Tag("long")
class ThousandOrganisationsTests {

    private static final int MANY = 1_000;
    private static final Map<String, String> PASSWORDS =
            Map.of("samverka_owner", "owner", "samverka_app", "app", "samverka_auditor", "auditor");

    private final Path folder;

    ThousandOrganisationsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void all_have_their_task_once_though_the_application_was_killed_in_the_middle() throws Exception {
        var register = Files.writeString(folder.resolve("organisations.yaml"), register());
        try (var database = OutsideServer.start(Files.createDirectory(folder.resolve("db")), PASSWORDS)) {
            var watch = new Watch(database);
            try (var first = PackagedJar.startCompiled(folder, environment(database, register))) {
                first.awaitHealth();
                var manager = new Visitor(first.address());
                manager.signsIn("chef.hisingen", "demo");
                var before = Instant.now();
                var opened = manager.posts("/api/cases", "{\"process\": \"exempel-utrullning\", \"data\": {}}");
                said("the request", before);
                assertThat(opened.statusCode()).isEqualTo(201);
                watch.until(MANY, "select count(*) from casework.case_link");
                said("all cases are open", before);
                watch.until(300, Watch.TASKS);
                said("300 have their task; killed", before);
                first.kill();
            }
            assertThat(watch.count(Watch.TASKS)).isBetween(300, MANY - 1);
            try (var second = PackagedJar.startCompiled(folder, environment(database, register))) {
                second.awaitHealth();
                var before = Instant.now();
                watch.until(MANY, Watch.TASKS);
                said("the rest have their task after the restart", before);
                watch.until(0, "select count(*) from engine.act_ru_job where type_ = 'message'");
            }
            assertThat(watch.count("select count(distinct business_key_) from engine.act_ru_execution"
                            + " where proc_def_id_ like 'exempel-organisation:%'"))
                    .isEqualTo(MANY);
            assertThat(watch.count(Watch.TASKS)).isEqualTo(MANY);
            assertThat(watch.count("select count(*) from engine.act_ru_incident"))
                    .isZero();
        }
    }

    private record Watch(OutsideServer database) {

        static final String TASKS =
                "select count(*) from engine.act_ru_task where proc_def_id_ like 'exempel-organisation:%'";

        int count(String sql) {
            return JdbcClient.create(database.administrator())
                    .sql(sql)
                    .query(Integer.class)
                    .single();
        }

        void until(int many, String sql) {
            Awaitility.await(sql)
                    .atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> many == 0 ? count(sql) == 0 : count(sql) >= many);
        }
    }

    private static void said(String what, Instant since) {
        System.out.printf(
                "%s: %d ms%n", what, Duration.between(since, Instant.now()).toMillis());
    }

    /** That of the city with a thousand more. */
    private static String register() throws Exception {
        var city = Files.readString(Path.of("src/main/resources/organisations/goteborg.yaml"));
        var authorities = IntStream.rangeClosed(1, MANY)
                .mapToObj(n ->
                        "  - {code: prov-%d, name: Provorganisation %d, kind: provorganisation, from: 2020-01-01}\n"
                                .formatted(n, n))
                .collect(Collectors.joining());
        var units = IntStream.rangeClosed(1, MANY)
                .mapToObj(
                        n -> ("  - {code: prov-%d-enhet, name: Kontakt %d, authority: prov-%d, actors: [organisation],"
                                        + " from: 2020-01-01}\n")
                                .formatted(n, n, n))
                .collect(Collectors.joining());
        return city.replace("\nunits:\n", "\n" + authorities + "units:\n").stripTrailing() + "\n" + units;
    }

    private Map<String, String> environment(OutsideServer database, Path register) {
        var environment = new HashMap<String, String>();
        environment.put("SPRING_PROFILES_ACTIVE", "demo,test");
        environment.put("CAMUNDA_BPM_JOBEXECUTION_ENABLED", "true");
        // What was being worked on when it was killed is taken up again after this long; five minutes otherwise.
        environment.put("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "30000");
        environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:" + database.port() + "/samverka");
        environment.put("SPRING_DATASOURCE_USERNAME", "samverka_app");
        environment.put("SPRING_DATASOURCE_PASSWORD", PASSWORDS.getOrDefault("samverka_app", ""));
        environment.put("SPRING_FLYWAY_USER", "samverka_owner");
        environment.put("SPRING_FLYWAY_PASSWORD", PASSWORDS.getOrDefault("samverka_owner", ""));
        environment.put("SAMVERKA_ORGANISATIONS_FILE", register.toUri().toString());
        environment.put("SAMVERKA_AUDIT_FOLDER", folder.resolve("audit").toString());
        return environment;
    }
}
