package se.samverka.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComposeTests {

    private final ComposeFile file = ComposeFile.read();

    @Test
    void it_has_the_application_a_database_and_a_mail_catcher() {
        assertThat(file.services()).containsOnlyKeys("samverka", "database", "mail");
    }

    @Test
    void every_image_names_its_version() {
        assertThat(file.services().values())
                .extracting(service -> (String) service.get("image"))
                .allSatisfy(image -> assertThat(image).matches(".+:.+").doesNotEndWith(":latest"));
    }

    @Test
    void no_service_can_write_to_its_own_files_or_gain_rights() {
        assertThat(file.services().values()).allSatisfy(service -> {
            assertThat(service).containsEntry("read_only", true);
            assertThat(service).containsEntry("cap_drop", List.of("ALL"));
            assertThat(service).containsEntry("security_opt", List.of("no-new-privileges:true"));
            assertThat(service).containsKey("tmpfs").doesNotContainKey("privileged");
        });
    }

    @Test
    void every_password_has_to_be_given_from_outside() {
        var given = Pattern.compile("\\$\\{[A-Z_]+:\\?[^}]+}");

        for (var service : file.services().keySet()) {
            assertThat(file.environment(service)).allSatisfy((name, value) -> {
                if (name.contains("PASSWORD")) {
                    assertThat(value).as(name).matches(given);
                }
            });
        }
    }

    @Test
    void the_application_works_as_one_role_and_migrates_as_another() {
        assertThat(file.environment("samverka"))
                .containsEntry("SPRING_DATASOURCE_USERNAME", "samverka_app")
                .containsEntry("SPRING_FLYWAY_USER", "samverka_owner");
    }

    @Test
    void each_role_of_the_database_gets_a_password() throws Exception {
        var roles = Files.readString(Path.of("docker/roles.sql"));
        var passwords = Files.readString(Path.of("docker/passwords.sh"));

        for (var role : List.of("owner", "app", "auditor")) {
            var variable = "SAMVERKA_" + role.toUpperCase(java.util.Locale.ROOT) + "_PASSWORD";
            assertThat(roles).contains("create role samverka_" + role + " login");
            assertThat(passwords).contains("alter role samverka_" + role + " password", "\"$" + variable + "\"");
            assertThat(file.environment("database")).containsKey(variable);
        }
    }

    @Test
    void nothing_is_reachable_from_other_machines() {
        assertThat(file.services().values())
                .flatExtracting(service -> (List<?>) service.getOrDefault("ports", List.of()))
                .isNotEmpty()
                .allSatisfy(port -> assertThat((String) port).startsWith("127.0.0.1:"));
    }

    @Test
    void every_file_it_mounts_is_there() {
        var mounts = (List<?>) file.services().get("database").get("volumes");

        assertThat(mounts)
                .extracting(String::valueOf)
                .filteredOn(mount -> mount.startsWith("./"))
                .allSatisfy(mount ->
                        assertThat(Path.of("docker", mount.split(":")[0])).exists());
    }
}
