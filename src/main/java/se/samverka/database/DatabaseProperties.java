package se.samverka.database;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded server, which runs when {@code spring.datasource.url} is not set.
 *
 * @param folder where its data is kept between starts
 * @param settings further server settings by their PostgreSQL names, for example {@code shared_buffers: 512MB}
 */
@ConfigurationProperties("samverka.database")
record DatabaseProperties(@DefaultValue("data/postgres") Path folder, @DefaultValue Map<String, String> settings) {}
