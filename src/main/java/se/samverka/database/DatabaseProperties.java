package se.samverka.database;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded server, which runs when {@code spring.datasource.url} is not set.
 *
 * @param folder where its data is kept between starts
 * @param program where the server's own program is unpacked; in the data folder when not given
 * @param settings further server settings by their PostgreSQL names, for example {@code shared_buffers: 512MB}
 */
@ConfigurationProperties("samverka.database")
record DatabaseProperties(
        @DefaultValue("data/postgres") Path folder,
        @Nullable Path program,
        @DefaultValue Map<String, String> settings) {

    File programFolder() {
        var chosen = program == null ? folder.resolve("program") : program;
        return chosen.toAbsolutePath().toFile();
    }
}
