package se.samverka.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.Yaml;

/** A Dockerfile as its instructions, with continued lines joined and comments left out. */
record Dockerfile(List<Instruction> instructions) {

    record Instruction(String name, String rest) {}

    static Dockerfile read(Path path) {
        try {
            var text = Files.readString(path).replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
            return new Dockerfile(text.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(" ", 2))
                    .map(parts -> new Instruction(parts[0], parts[1].trim()))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> all(String name) {
        return named(instructions, name);
    }

    /** The instructions of the image that is kept. */
    List<String> lastStage(String name) {
        var stage = new ArrayList<Instruction>();
        for (var instruction : instructions) {
            if (instruction.name().equals("FROM")) {
                stage.clear();
            }
            stage.add(instruction);
        }
        return named(stage, name);
    }

    /** The command that the container's health is asked with. */
    String[] healthCheck() {
        var instruction = lastStage("HEALTHCHECK").get(0);
        return new Yaml()
                .<List<String>>load(instruction.substring(instruction.indexOf("CMD") + 3))
                .toArray(String[]::new);
    }

    private static List<String> named(List<Instruction> from, String name) {
        return from.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::rest)
                .toList();
    }
}
