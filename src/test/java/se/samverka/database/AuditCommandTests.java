package se.samverka.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.samverka.audit.AuditCommand;

/** What an administrator gets to know on the command line, with a database of its own. */
class AuditCommandTests {

    private final Path folder;

    AuditCommandTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void the_check_runs_beside_the_application_or_alone_and_knows_what_was_there_before_the_chains() throws Exception {
        try (var server = TestDatabase.start(folder.resolve("postgres"))) {
            migrate(server, "060");
            var administrator = as(server, Passwords.SUPERUSER);
            for (int i = 0; i < 40; i++) {
                administrator
                        .sql("insert into audit.event (action, outcome, resource) values ('READ', 'OK', 'before')")
                        .update();
            }
            migrate(server, "latest");

            assertThat(run("verify-audit")).isEqualTo(new Answer(0, "OK: 40 events in 32 chains,"));
            assertThat(run(
                            "verify-audit",
                            "--spring.datasource.url=" + server.url(),
                            "--samverka.audit.password=" + server.passwordOf(Passwords.AUDITOR)))
                    .isEqualTo(new Answer(0, "OK: 40 events in 32 chains,"));
            assertThat(run("verify-audit", "--spring.datasource.url=" + server.url())
                            .exitCode())
                    .isEqualTo(2);

            administrator
                    .sql("alter table audit.event disable trigger only_appended")
                    .update();
            administrator
                    .sql("update audit.event set actor = 'x' where id = (select event from audit.link where chain ="
                            + " (select min(chain) from audit.link) and seq = 1)")
                    .update();
            assertThat(run("verify-audit").exitCode()).isOne();
        }
        assertThat(run("verify-audit").exitCode()).isOne();
    }

    @Test
    void without_a_database_it_says_so_and_makes_none() {
        var answer = run("verify-audit");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.beginning()).startsWith("The trail could not be checked");
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    private record Answer(int exitCode, String beginning) {}

    private Answer run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var all = new ArrayList<>(List.of(arguments));
        all.add("--samverka.database.folder=" + folder.resolve("postgres"));
        all.add("--samverka.database.program=" + TestDatabase.PROGRAM);
        all.add("--samverka.audit.folder=" + folder.resolve("audit"));
        int exitCode = AuditCommand.run(new PrintStream(out, true, StandardCharsets.UTF_8), all.toArray(String[]::new));
        var text = out.toString(StandardCharsets.UTF_8);
        var comma = text.indexOf(',');
        return new Answer(exitCode, comma < 0 ? text : text.substring(0, comma + 1));
    }

    private static void migrate(EmbeddedServer server, String target) {
        Flyway.configure()
                .dataSource(server.url(), Passwords.OWNER, server.passwordOf(Passwords.OWNER))
                .defaultSchema("flyway")
                .javaMigrations(new V002__engine_tables())
                .target(target)
                .load()
                .migrate();
    }

    private static JdbcClient as(EmbeddedServer server, String role) {
        return JdbcClient.create(new DriverManagerDataSource(server.url(), role, server.passwordOf(role)));
    }
}
