package se.samverka.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.LinkedCases;
import se.samverka.forms.Submissions;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;
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
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Submissions submissions;
    private final Tasks tasks;
    private final Cases cases;
    private final LinkedCases linkedCases;
    private final Consents consents;
    private final Directory directory;
    private final CurrentActor actors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoCases(
            Submissions submissions,
            Tasks tasks,
            Cases cases,
            LinkedCases linkedCases,
            Consents consents,
            Directory directory,
            CurrentActor actors,
            TransactionTemplate transaction,
            Clock clock) {
        this.submissions = submissions;
        this.tasks = tasks;
        this.cases = cases;
        this.linkedCases = linkedCases;
        this.consents = consents;
        this.directory = directory;
        this.actors = actors;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Plays every case of the script; returns how many there are. Those that belong to them are played by {@link #goOn}. */
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
        var story = story(stories, one);
        var start = Optional.ofNullable(story.start())
                .orElseThrow(() -> new IllegalStateException("The demo story " + one.story + " does not start"));
        var key = "demo:" + stories.process() + ":" + number;
        var request = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        var today = LocalDate.now(clock);
        var by = user(one, one.by);
        var file = as(by, () -> submissions.open(stories.process(), one.filled(start, today), Optional.of(request)));
        answer(one, story, file, today);
        story.linked()
                .forEach((linked, how) ->
                        waiting.add(new Waiting(stories, DemoStories.Case.linked(linked, how), by, file, linked)));
    }

    /** Plays what belongs to other cases and is there by now; true when none is left to wait for. */
    boolean goOn() {
        waiting.removeIf(this::played);
        return waiting.isEmpty();
    }

    /** The process opens the case first and begins its flow beside. */
    private boolean played(Waiting linked) {
        var file = linkedTo(linked.by(), linked.parent(), linked.key());
        var story = story(linked.stories(), linked.one());
        var begun = file.filter(number -> next(linked.one(), story, number).isPresent());
        begun.ifPresent(number -> answer(linked.one(), story, number, LocalDate.now(clock)));
        return begun.isPresent();
    }

    /** A case that belongs to another one and has not come yet. */
    private record Waiting(DemoStories stories, DemoStories.Case one, String by, String parent, String key) {}

    private static DemoStories.Story story(DemoStories stories, DemoStories.Case one) {
        return Optional.ofNullable(stories.stories().get(one.story))
                .orElseThrow(() -> new IllegalStateException("No demo story is called " + one.story));
    }

    private Optional<String> linkedTo(String user, String file, String key) {
        return as(user, () -> cases.findByNumber(file)
                .flatMap(parent -> linkedCases.byKey(parent.id(), key))
                .flatMap(cases::find)
                .map(CaseFile::number));
    }

    private void answer(DemoStories.Case one, DemoStories.Story story, String file, LocalDate today) {
        for (int i = 0; i < MOST_TASKS && answerNext(one, story, file, today); i++) {
            LOG.debug("{} went on", file);
        }
    }

    private boolean answerNext(DemoStories.Case one, DemoStories.Story story, String file, LocalDate today) {
        var next = next(one, story, file);
        next.ifPresent(task -> {
            var answer = Objects.requireNonNull(story.tasks().get(task.definition()));
            var data = one.filled(answer.data(), today);
            as(user(one, answer.by()), () -> {
                propose(task, data);
                submissions.submit(task.id(), data, Optional.empty());
                return true;
            });
        });
        return next.isPresent();
    }

    /** The first task of the script that waits, unless the case is to be left there. */
    private Optional<Task> next(DemoStories.Case one, DemoStories.Story story, String file) {
        return story.tasks().entrySet().stream()
                .filter(answer -> !answer.getKey().equals(one.until))
                .flatMap(answer -> open(user(one, answer.getValue().by()), file, answer.getKey()).stream())
                .findFirst();
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

    private String user(DemoStories.Case one, String role) {
        return one.users(role).stream()
                .filter(user -> person(user).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no demo account for " + one.users(role)));
    }

    private Optional<Person> person(String user) {
        return actors.as(Actor.service("demo"), () -> directory.find(user));
    }

    private <T> T as(String user, Supplier<T> work) {
        var person = person(user).orElseThrow(() -> new IllegalStateException("There is no demo account " + user));
        return actors.as(Actor.person(user, person.units(), person.roles()), work);
    }
}
