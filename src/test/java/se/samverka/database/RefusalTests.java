package se.samverka.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What an administrator reads when a setting is wrong: one sentence and what to do, never a stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalTests {

    private final Map<String, Object> settings = new HashMap<>(TestDatabase.properties());

    @Test
    void nothing_listens_at_the_url(CapturedOutput output) {
        settings.put("spring.datasource.url", "jdbc:postgresql://localhost:1/samverka?password=hemligt");

        assertRefused(output, "The PostgreSQL server at jdbc:postgresql://localhost:1/samverka can't be reached.");
        assertThat(output).doesNotContain("hemligt");
    }

    @Test
    void the_host_is_unknown(CapturedOutput output) {
        settings.put("spring.datasource.url", "jdbc:postgresql://nowhere.invalid/samverka");

        assertRefused(output, "can't be reached.");
    }

    @Test
    void the_url_is_of_another_database(CapturedOutput output) {
        settings.put("spring.datasource.url", "jdbc:mysql://localhost/samverka");

        assertRefused(output, "spring.datasource.url does not name a PostgreSQL database.");
    }

    @Test
    void the_url_is_empty(CapturedOutput output) {
        settings.put("spring.datasource.url", "");

        assertRefused(output, "spring.datasource.url does not name a PostgreSQL database.");
    }

    @Test
    void the_owners_password_is_wrong(CapturedOutput output) {
        settings.put("spring.flyway.password", "hemligt");

        assertRefused(output, "did not let the role that spring.flyway.user names sign in.");
        assertThat(output).doesNotContain("hemligt");
    }

    @Test
    void the_applications_password_is_wrong(CapturedOutput output) {
        settings.put("spring.datasource.password", "hemligt");

        assertRefused(output, "did not let the role that spring.datasource.username names sign in.");
        assertThat(output).doesNotContain("hemligt");
    }

    @Test
    void nobody_is_named_as_the_owner(CapturedOutput output) {
        settings.remove("spring.flyway.user");

        assertRefused(output, "nothing says who owns it.");
    }

    @Test
    void the_owner_has_no_rights(CapturedOutput output) {
        settings.put("spring.flyway.user", settings.get("spring.datasource.username"));
        settings.put("spring.flyway.password", settings.get("spring.datasource.password"));

        assertRefused(output, "The role that spring.flyway.user names may not create schemas in the database.");
    }

    @Test
    void the_application_would_work_as_the_owner(CapturedOutput output) {
        settings.put("spring.datasource.username", settings.get("spring.flyway.user"));
        settings.put("spring.datasource.password", settings.get("spring.flyway.password"));

        assertRefused(output, "The role that spring.datasource.username names is not the role samverka_app.");
    }

    @Test
    void the_database_does_not_exist(CapturedOutput output) {
        settings.compute("spring.datasource.url", (name, url) -> url + "_of_another_city");

        assertRefused(output, "has no such database");
    }

    @Test
    void an_old_server_is_refused() {
        assertThatThrownBy(() -> ServerCheck.requireSupported(14, "14.22"))
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessage("The PostgreSQL server is version 14.22, which is too old.");
        ServerCheck.requireSupported(15, "15.0");
    }

    private void assertRefused(CapturedOutput output, String sentence) {
        var thrown = catchThrowable(() -> new SpringApplicationBuilder(DatabaseOnly.class)
                .web(WebApplicationType.NONE)
                .properties(settings)
                .run()
                .close());

        assertThat(thrown).hasStackTraceContaining(DatabaseRefusal.class.getName());
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(sentence)
                .contains("Action:");
        assertThat(output).doesNotContain("\tat ");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import({
        NamedDatabaseConfiguration.class,
        EmbeddedDatabaseConfiguration.class,
        CheckedMigrations.class,
        V002__engine_tables.class
    })
    static class DatabaseOnly {}
}
