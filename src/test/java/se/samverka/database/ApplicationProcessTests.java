package se.samverka.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samverka.Application;

/** The application as a process of its own, as a service manager sees it. */
class ApplicationProcessTests {

    private final Path folder;

    ApplicationProcessTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_taken_port_ends_the_process_with_a_sentence_and_its_database_with_it() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var ended = run("--server.port=" + taken.getLocalPort());

            assertThat(ended.output)
                    .contains("Port " + taken.getLocalPort() + " was already in use")
                    .doesNotContain("\tat ");
            assertThat(ended.exitCode).isNotZero();
        }
        assertThat(folder.resolve("server/PG_VERSION")).exists();
        assertThat(folder.resolve("server/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_database_out_of_reach_ends_the_process_with_a_sentence() throws Exception {
        var ended = run(
                "--server.port=0",
                "--spring.datasource.url=jdbc:postgresql://localhost:1/samverka",
                "--spring.flyway.user=samverka_owner");

        assertThat(ended.output).contains("can't be reached").doesNotContain("\tat ");
        assertThat(ended.exitCode).isNotZero();
    }

    private Ended run(String... settings) throws IOException, InterruptedException {
        var arguments = new String[settings.length + 3];
        arguments[0] = "--spring.profiles.active=demo,test";
        arguments[1] = "--samverka.database.folder=" + folder;
        arguments[2] = "--samverka.database.program=" + TestDatabase.PROGRAM;
        System.arraycopy(settings, 0, arguments, 3, settings.length);
        var process = ChildJvm.start(Application.class, arguments);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private record Ended(int exitCode, String output) {}
}
