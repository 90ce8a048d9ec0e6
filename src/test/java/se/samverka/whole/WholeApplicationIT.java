package se.samverka.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar on a database server that was started by somebody else, configured as in the compose file. */
class WholeApplicationIT {

    private static final Map<String, String> PASSWORDS = Map.of(
            "samverka_owner", "owner of the test", "samverka_app", "app of the test", "samverka_auditor", "auditor");

    @TempDir
    static Path databaseFolder;

    @TempDir
    Path folder;

    private static OutsideServer database;

    @BeforeAll
    static void startDatabase() throws Exception {
        database = OutsideServer.start(databaseFolder, PASSWORDS);
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        database.close();
    }

    @Test
    void people_sign_in_it_starts_again_with_its_data_and_an_administrator_checks_the_trail() throws Exception {
        try (var first = PackagedJar.startInHaste(folder, environment())) {
            first.awaitHealth();
            somebodySignsIn(first);
        }
        var before = Instant.now();
        try (var second = PackagedJar.start(folder, environment())) {
            second.awaitHealth();
            var took = Duration.between(before, Instant.now());
            System.out.printf(
                    "Start with existing data: %d ms, of processor time %d ms%n",
                    took.toMillis(), second.processorTime().toMillis());
            somebodySignsIn(second);
        }
        assertThat(folder.resolve("data")).doesNotExist();

        var check = PackagedJar.command(folder, environment(), "verify-audit");
        assertThat(check.output()).startsWith("OK: ").hasLineCount(1);
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void it_refuses_to_start_when_nobody_could_sign_in() throws Exception {
        var environment = environment();
        environment.remove("SPRING_PROFILES_ACTIVE");

        assertThat(refusal(environment)).contains("no way to sign in is configured");
    }

    @Test
    void it_refuses_demo_accounts_in_production() throws Exception {
        var environment = environment();
        environment.put("SPRING_PROFILES_ACTIVE", "demo,prod");

        assertThat(refusal(environment)).contains("demo").contains("prod");
    }

    private static void somebodySignsIn(PackagedJar application) throws Exception {
        var teacher = new Visitor(application.address());

        assertThat(teacher.signsIn("skola.hisingen", "demo").statusCode()).isEqualTo(200);
        var start = teacher.opens("/");
        assertThat(start.uri().getPath()).isEqualTo("/");
        assertThat(start.statusCode()).isEqualTo(200);
        assertThat(start.body()).contains("/logout");
    }

    private String refusal(Map<String, String> environment) throws Exception {
        try (var application = PackagedJar.startInHaste(folder, environment)) {
            assertThat(application.awaitEnd()).isNotZero();
            assertThat(application.output()).contains("APPLICATION FAILED TO START");
            return application.output();
        }
    }

    /** The environment of the compose file with the places of this test filled in. */
    private Map<String, String> environment() {
        var environment = ComposeFile.read().environment("samverka");
        environment.computeIfPresent(
                "SPRING_DATASOURCE_URL", (name, url) -> url.replace("database:5432", "localhost:" + database.port()));
        environment.computeIfPresent(
                "SPRING_DATASOURCE_PASSWORD", (name, reference) -> passwordFor("samverka_app", reference));
        environment.computeIfPresent(
                "SPRING_FLYWAY_PASSWORD", (name, reference) -> passwordFor("samverka_owner", reference));
        environment.computeIfPresent(
                "SAMVERKA_AUDIT_PASSWORD", (name, reference) -> passwordFor("samverka_auditor", reference));
        environment.put("SAMVERKA_AUDIT_FOLDER", folder.resolve("audit").toString());
        return environment;
    }

    private static String passwordFor(String role, String reference) {
        assertThat(reference).startsWith("${" + role.toUpperCase(java.util.Locale.ROOT) + "_PASSWORD:?");
        return PASSWORDS.getOrDefault(role, "");
    }
}
