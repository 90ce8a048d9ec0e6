package se.samverka.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The actors that models speak of, as the register of the first city names them. */
final class Actors {

    private static final Path REGISTER = Path.of("src/main/resources/organisations/goteborg.yaml");

    private Actors() {}

    /** Names by code. */
    static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        for (var actor : register().path("actors")) {
            names.put(actor.path("code").asText(), actor.path("name").asText());
        }
        return names;
    }

    private static JsonNode register() {
        try {
            return new YAMLMapper().readTree(REGISTER.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
