package se.samverka.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DataFolderTests {

    private final Path folder;

    DataFolderTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void what_was_acknowledged_outlives_a_killed_process_and_an_orderly_restart() throws Exception {
        var other = ServerInAnotherProcess.start(folder);
        try {
            assertThatThrownBy(() -> TestDatabase.start(folder))
                    .isInstanceOf(DatabaseRefusal.class)
                    .hasMessageContaining("in use by another running Samverka");
            owner(urlOf(folder))
                    .sql("create table kept as select 'kvar' as word")
                    .update();
        } finally {
            other.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        assertThat(wordAfterStart()).isEqualTo("kvar");
        assertThat(wordAfterStart()).isEqualTo("kvar");
    }

    @Test
    void a_folder_in_use_is_refused() throws IOException {
        try (var opened = DataFolder.open(folder)) {
            assertThat(opened.isNew()).isTrue();
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(DatabaseRefusal.class)
                    .hasMessageContaining("in use by another running Samverka");
        }
        DataFolder.open(folder).close();
    }

    @Test
    void a_folder_of_another_major_version_is_refused_and_left_alone() throws IOException {
        var version = Files.createDirectories(folder.resolve("server")).resolve("PG_VERSION");
        Files.writeString(version, "16\n");

        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessageContaining("written by PostgreSQL 16")
                .hasMessageContaining("runs PostgreSQL 17");
        assertThat(version).hasContent("16");

        Files.writeString(version, "17\n");
        DataFolder.open(folder).close();
    }

    @Test
    void a_folder_that_can_not_be_written_to_is_refused() throws IOException {
        var inAFile = Files.writeString(folder.resolve("file"), "").resolve("postgres");

        assertThatThrownBy(() -> DataFolder.open(inAFile))
                .isInstanceOf(DatabaseRefusal.class)
                .hasMessageContaining("can't be written to");
    }

    @Test
    void a_process_that_only_has_the_number_of_an_old_server_is_left_alone() throws IOException {
        var server = Files.createDirectories(folder.resolve("server"));
        Files.writeString(
                server.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");

        DataFolder.open(folder).close();

        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    private String wordAfterStart() throws IOException {
        try (var server = TestDatabase.start(folder)) {
            return owner(server.url())
                    .sql("select word from kept")
                    .query(String.class)
                    .single();
        }
    }

    private JdbcClient owner(String url) throws IOException {
        var password = Passwords.in(folder.resolve("passwords")).of(Passwords.OWNER);
        return JdbcClient.create(new DriverManagerDataSource(url, Passwords.OWNER, password));
    }

    private static String urlOf(Path folder) throws IOException {
        var port = Files.readAllLines(folder.resolve("server/postmaster.pid")).get(3);
        return "jdbc:postgresql://localhost:" + port + "/samverka";
    }
}
