package se.samverka.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DockerfileTests {

    private final Dockerfile file = Dockerfile.read(Path.of("docker/Dockerfile"));

    @Test
    void every_image_names_its_version() {
        assertThat(file.all("FROM")).isNotEmpty().allSatisfy(from -> assertThat(from.split(" ")[0])
                .matches(".+:.+")
                .doesNotEndWith(":latest"));
    }

    @Test
    void it_runs_as_a_plain_user_by_number() {
        assertThat(file.lastStage("USER")).singleElement().asString().matches("[1-9]\\d*:[1-9]\\d*");
    }

    @Test
    void it_asks_the_management_port_for_its_health() {
        assertThat(file.lastStage("HEALTHCHECK"))
                .singleElement()
                .asString()
                .contains("/actuator/health")
                .contains("MANAGEMENT_SERVER_PORT");
    }

    @Test
    void the_layers_that_change_least_come_first() {
        assertThat(file.lastStage("COPY"))
                .extracting(copy -> copy.replaceAll(".*/layers/([a-z-]+)/.*", "$1"))
                .containsExactly("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
    }

    @Test
    void nothing_secret_is_built_in() {
        assertThat(file.instructions())
                .extracting(Dockerfile.Instruction::name)
                .doesNotContain("ARG", "ADD")
                .contains("ENTRYPOINT");
        assertThat(file.all("ENV")).isEmpty();
    }

    @Test
    void the_program_gets_signals_itself() {
        assertThat(file.lastStage("ENTRYPOINT")).singleElement().asString().startsWith("[\"java\"");
    }

    @Test
    void what_it_copies_without_a_stage_is_only_the_sources() throws Exception {
        var ignored = Files.readAllLines(Path.of("docker/Dockerfile.dockerignore"));

        assertThat(file.all("COPY").stream().filter(copy -> !copy.startsWith("--from")))
                .containsExactly(". .");
        assertThat(ignored).containsAll(List.of(".git", "data", "target"));
    }
}
