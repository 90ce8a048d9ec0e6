package se.samverka.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The modules as their package-info files describe them, each below those it uses. */
final class ModuleList {

    private static final Pattern FIRST_SENTENCE = Pattern.compile("/\\*\\*(.*?\\.)[\\s*/]", Pattern.DOTALL);
    private static final Pattern DEPENDENCIES =
            Pattern.compile("allowedDependencies = (\\{.*?}|\"[a-z]+\")", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\"([a-z]+)\"");

    private record Module(String name, String says, List<String> uses) {

        static Module read(Path file) {
            try {
                var source = Files.readString(file);
                var says = first(FIRST_SENTENCE, source)
                        .replaceAll("\\s*\n \\*\\s*", " ")
                        .trim();
                var uses = NAME.matcher(first(DEPENDENCIES, source))
                        .results()
                        .map(name -> name.group(1))
                        .toList();
                return new Module(
                        Objects.requireNonNull(file.getParent()).getFileName().toString(), says, uses);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static String first(Pattern pattern, String source) {
            var matcher = pattern.matcher(source);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    private ModuleList() {}

    static List<List<String>> rows(Path sources) throws IOException {
        Map<String, Module> modules = new HashMap<>();
        try (var files = Files.walk(sources, 2)) {
            files.filter(file -> file.endsWith("package-info.java"))
                    .filter(file -> !sources.equals(file.getParent()))
                    .map(Module::read)
                    .forEach(module -> modules.put(module.name(), module));
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Module", "What it is", "Uses"));
        modules.values().stream()
                .sorted(Comparator.<Module>comparingInt(module -> height(module, modules))
                        .thenComparing(Module::name))
                .map(module -> List.of("`" + module.name() + "`", module.says(), String.join(", ", module.uses())))
                .forEach(rows::add);
        return rows;
    }

    private static int height(Module module, Map<String, Module> modules) {
        return module.uses().stream()
                .map(modules::get)
                .filter(Objects::nonNull)
                .mapToInt(used -> height(used, modules) + 1)
                .max()
                .orElse(0);
    }
}
