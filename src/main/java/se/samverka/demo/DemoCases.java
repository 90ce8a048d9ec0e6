package se.samverka.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.samverka.forms.Submissions;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;
import se.samverka.secrecy.Consents;
import se.samverka.workflow.Tasks;
import se.samverka.workflow.Tasks.Task;

/**
 * Plays the demo cases: the demo people start them and answer their tasks through the same service as everybody else.
 * A case that was begun before is taken up where it stands, so playing again adds nothing.
 */
@Component
@Profile("demo")
class DemoCases {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCases.class);
    private static final String PROPOSED = "proposed";
    private static final int MOST_TASKS = 40;

    private final ObjectMapper json = new ObjectMapper();
    private final Submissions submissions;
    private final Tasks tasks;
    private final Consents consents;
    private final Directory directory;
    private final CurrentActor actors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoCases(
            Submissions submissions,
            Tasks tasks,
            Consents consents,
            Directory directory,
            CurrentActor actors,
            TransactionTemplate transaction,
            Clock clock) {
        this.submissions = submissions;
        this.tasks = tasks;
        this.consents = consents;
        this.directory = directory;
        this.actors = actors;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Plays every case of the script; returns how many there are. */
    int play(Resource script) throws IOException {
        var stories = json.convertValue(read(script), DemoStories.class);
        int number = 0;
        for (var one : stories.cases()) {
            play(stories, one, number++);
        }
        LOG.info("{} demo cases of {} are in place", number, stories.process());
        return number;
    }

    /** SnakeYAML itself, because Jackson's reader does not follow anchors into trees. */
    private static Object read(Resource script) throws IOException {
        try (var stream = script.getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        }
    }

    private void play(DemoStories stories, DemoStories.Case one, int number) {
        var story = stories.stories().get(one.story);
        if (story == null) {
            throw new IllegalStateException("No demo story is called " + one.story);
        }
        var key = "demo:" + stories.process() + ":" + number;
        var request = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        var today = LocalDate.now(clock);
        var file = as(
                one.user(one.by),
                () -> submissions.open(stories.process(), one.filled(story.start(), today), Optional.of(request)));
        for (int i = 0; i < MOST_TASKS && answerNext(one, story, file, today); i++) {
            LOG.debug("{} went on", file);
        }
    }

    private boolean answerNext(DemoStories.Case one, DemoStories.Story story, String file, LocalDate today) {
        for (var answer : story.tasks().entrySet()) {
            var user = one.user(answer.getValue().by());
            var next = answer.getKey().equals(one.until) ? Optional.<Task>empty() : open(user, file, answer.getKey());
            if (next.isPresent()) {
                var data = one.filled(answer.getValue().data(), today);
                as(user, () -> {
                    propose(next.get(), data);
                    submissions.submit(next.get().id(), data, Optional.empty());
                    return true;
                });
                return true;
            }
        }
        return false;
    }

    private Optional<Task> open(String user, String file, String definition) {
        var query = new Tasks.Query(file, Tasks.Filter.ALL, 0, MOST_TASKS);
        return as(user, () -> tasks.list(query).tasks()).stream()
                .filter(task -> task.definition().equals(definition))
                .findFirst();
    }

    private void propose(Task task, ObjectNode data) {
        data.properties().stream()
                .filter(field -> PROPOSED.equals(field.getValue().textValue()))
                .forEach(field -> {
                    var rows = data.arrayNode();
                    int signatory = (Integer) tasks.flow(task.id()).getOrDefault("loopCounter", 0);
                    transaction
                            .execute(status -> consents.rowsFor(task.about(), signatory))
                            .forEach(row -> rows.add(row.id()));
                    field.setValue(rows);
                });
    }

    private <T> T as(String user, Supplier<T> work) {
        var person = actors.as(Actor.service("demo"), () -> directory.find(user))
                .orElseThrow(() -> new IllegalStateException("There is no demo account " + user));
        return actors.as(Actor.person(user, person.units(), person.roles()), work);
    }
}
