package se.samverka.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the demo case says in each form, for one invented person. */
record Answers(Map<String, Object> referral, Map<String, Map<String, Object>> tasks) {

    private static final Pattern DAY = Pattern.compile("\\{today([+-]\\d+)?}");

    static Answers about(String name, String identityNumber) {
        try {
            var script =
                    new ClassPathResource("demo/cases/sspf-arende.yaml").getContentAsString(StandardCharsets.UTF_8);
            var filled = DAY.matcher(script)
                    .replaceAll(day -> inDays(day.group(1) == null ? 0 : Integer.parseInt(day.group(1))))
                    .replace("{namn}", name)
                    .replace("{personnummer}", identityNumber)
                    .replace("{area}", "hisingen");
            return full(new Yaml(new SafeConstructor(new LoaderOptions())).load(filled));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The day so many days from now, as it is typed. */
    static String inDays(int days) {
        return LocalDate.now(ZoneId.of("Europe/Stockholm")).plusDays(days).toString();
    }

    /** @param task its id in the model, without Task_ */
    @SuppressWarnings("unchecked")
    Map<String, Object> to(String task) {
        var answer = tasks.get("Task_" + task);
        if (answer == null) {
            throw new IllegalArgumentException(task);
        }
        return (Map<String, Object>) answer.get("data");
    }

    @SuppressWarnings("unchecked")
    private static Answers full(Map<String, Map<String, Map<String, Object>>> script) {
        var story = script.get("stories").get("full");
        return new Answers(
                (Map<String, Object>) story.get("start"), (Map<String, Map<String, Object>>) story.get("tasks"));
    }
}
