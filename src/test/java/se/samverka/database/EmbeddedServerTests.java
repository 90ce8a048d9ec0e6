package se.samverka.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A server with the settings that users get, on a folder where an earlier first start was cut off. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedServerTests {

    private final Path folder;
    private final EmbeddedServer server;

    EmbeddedServerTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        try (var opened = DataFolder.open(folder)) {
            Files.createDirectories(opened.server());
            Files.writeString(opened.server().resolve("postgresql.conf"), "half a fi");
            Files.writeString(opened.server().resolve("PG_VERSION"), DataFolder.MAJOR);
            Files.writeString(opened.unfinished(), "");
        }
        server = EmbeddedServer.start(new DatabaseProperties(folder, TestDatabase.PROGRAM, Map.of()));
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_first_start_that_was_cut_off_begins_anew() {
        assertThat(as(Passwords.OWNER).sql("select 1").query(Integer.class).single())
                .isOne();
        assertThat(folder.resolve("unfinished")).doesNotExist();
    }

    @Test
    void nobody_gets_in_without_the_password() {
        for (var role : new String[] {Passwords.SUPERUSER, Passwords.OWNER, Passwords.APPLICATION}) {
            var guessing = JdbcClient.create(new DriverManagerDataSource(server.url(), role, "guess"));

            assertThatThrownBy(() -> guessing.sql("select 1").query().singleValue())
                    .rootCause()
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void the_passwords_are_readable_by_the_folders_owner_only() throws IOException {
        var permissions = Files.getPosixFilePermissions(folder.resolve("passwords"));

        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
        assertThat(folder.resolve("superuser")).doesNotExist();
        assertThat(Files.readString(folder.resolve("server.log")))
                .doesNotContain(server.passwordOf(Passwords.OWNER), server.passwordOf(Passwords.SUPERUSER));
    }

    @Test
    void an_acknowledged_write_is_on_disk() {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
    }

    @Test
    void it_listens_to_this_machine_only() {
        assertThat(setting("listen_addresses")).isEqualTo("localhost");
        assertThat(setting("unix_socket_directories")).isEmpty();
    }

    @Test
    void it_knows_swedish_letters() {
        assertThat(setting("server_encoding")).isEqualTo("UTF8");
        assertThat(as(Passwords.OWNER)
                        .sql("select upper('åäö')")
                        .query(String.class)
                        .single())
                .isEqualTo("ÅÄÖ");
    }

    @Test
    void its_log_repeats_nothing_of_a_failing_statement() throws IOException {
        assertThatThrownBy(() ->
                as(Passwords.OWNER).sql("select 'Lisa Hemlig'::int").query().singleValue());

        assertThat(Files.readString(folder.resolve("server.log"))).doesNotContain("Hemlig");
    }

    @Test
    void roles_that_could_pass_by_the_policies_are_refused() {
        var application = new ServerCheck(server.url(), "spring.datasource.username", source(Passwords.APPLICATION));
        var administrator = as(Passwords.SUPERUSER);
        application.requireApplication();

        administrator.sql("alter role samverka_app bypassrls").update();
        assertThatThrownBy(application::requireApplication)
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessageContaining("may pass by row-level security");
        administrator.sql("alter role samverka_app nobypassrls").update();

        as(Passwords.OWNER).sql("create schema casework").update();
        administrator.sql("grant samverka_owner to samverka_app").update();
        assertThatThrownBy(application::requireApplication)
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessageContaining("may act as the owner");
        administrator.sql("revoke samverka_owner from samverka_app").update();
    }

    @Test
    void a_server_without_the_roles_is_refused() {
        var owner = new ServerCheck(server.url(), "spring.flyway.user", source(Passwords.OWNER));
        var administrator = as(Passwords.SUPERUSER);
        owner.requireOwner();

        administrator.sql("alter role samverka_auditor rename to somebody").update();
        assertThatThrownBy(owner::requireOwner)
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessageContaining("no role samverka_auditor");
        administrator.sql("alter role somebody rename to samverka_auditor").update();
    }

    private String setting(String name) {
        return as(Passwords.SUPERUSER)
                .sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    private JdbcClient as(String role) {
        return JdbcClient.create(source(role));
    }

    private DriverManagerDataSource source(String role) {
        return new DriverManagerDataSource(server.url(), role, server.passwordOf(role));
    }
}
