package se.samverka.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The compose file as data. */
record ComposeFile(Map<String, Map<String, Object>> services) {

    static ComposeFile read() {
        try (var in = Files.newBufferedReader(Path.of("docker/compose.yaml"))) {
            Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(in);
            return new ComposeFile(file.get("services"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> environment(String service) {
        var environment = new LinkedHashMap<String, String>();
        ((Map<?, ?>) services.get(service).getOrDefault("environment", Map.of()))
                .forEach((name, value) -> environment.put((String) name, String.valueOf(value)));
        return environment;
    }
}
