package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.processes.InventedOrganisations.ended;
import static se.samverka.processes.InventedOrganisations.lasting;
import static se.samverka.processes.InventedOrganisations.unanswered;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.LinkedCases;
import se.samverka.caserecord.LinkedCases.Link;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.organisation.Cities;
import se.samverka.organisation.Directory;
import se.samverka.workflow.CaseList;
import se.samverka.workflow.CaseList.Sort;
import se.samverka.workflow.Processes;

/** One case and the cases that belong to it: each organisation of the register does its part. */
@SamverkaTest
class ExempelUtrullningProcessTests {

    private static final String MANAGER = "chef.hisingen";
    private static final Actor READER = TestActors.person(MANAGER, "chef-hisingen");
    private static final String TASK = "Bekräfta uppdraget";

    private final ProcessEngine engine;
    private final Cases cases;
    private final LinkedCases linked;
    private final Sections sections;
    private final Processes processes;
    private final CaseList list;
    private final TestActors actors;
    private final InventedOrganisations organisations;
    private final int port;
    private Story story;

    @Autowired
    ExempelUtrullningProcessTests(
            ProcessEngine engine,
            Cases cases,
            LinkedCases linked,
            Sections sections,
            Processes processes,
            CaseList list,
            TestActors actors,
            Cities cities,
            Directory directory,
            @LocalServerPort int port) {
        this.engine = engine;
        this.cases = cases;
        this.linked = linked;
        this.sections = sections;
        this.processes = processes;
        this.list = list;
        this.actors = actors;
        this.organisations = new InventedOrganisations(cities, directory, actors);
        this.port = port;
        this.story = new Story(engine, port);
    }

    @BeforeEach
    void begin() {
        story = new Story(engine, port);
    }

    @AfterEach
    void forget() {
        organisations.clear();
    }

    @Test
    void each_organisation_does_its_part_in_a_case_of_its_own() {
        organisations.put(2);
        starts();
        assertThat(links()).as("the request has returned before").isEmpty();

        story.worksOff();
        assertThat(links())
                .extracting(link -> link.child().title())
                .containsExactly("Provorganisation 1", "Provorganisation 2");
        assertThat(links()).allSatisfy(link -> assertThat(link.child().area()).isEqualTo("hisingen"));
        var first = inCase("prov-1");
        var second = inCase("prov-2");
        first.waitsFor(organisations.person(1), TASK)
                .waitsFor(organisations.person(2))
                .sees(MANAGER, TASK)
                .does("prov.1", TASK, Answers.of("berors", "ja"))
                .reads(MANAGER, "bekraftelse")
                .ends("EndEvent_UppdragetBekraftat");
        assertThat(child("prov-1").closedReason()).isEqualTo("ja");
        assertThat(file().state()).isEqualTo(CaseFile.State.ACTIVE);

        second.does("prov.2", TASK, Answers.of("berors", "nej"));
        story.worksOff().ends("EndEvent_UtrullningenKlar");
        assertThat(file().state()).isEqualTo(CaseFile.State.CLOSED);
    }

    @Test
    void the_list_of_cases_says_where_each_organisation_stands() {
        organisations.put(1);
        starts();
        story.worksOff();

        var query =
                new CaseList.Query(true, false, "exempel-organisation", null, null, null, false, Sort.NEWEST, 0, 20);
        var rows = actors.as(READER, () -> list.page(query)).rows();

        assertThat(rows.stream().filter(row -> row.id().equals(child("prov-1").id())))
                .singleElement()
                .satisfies(row -> assertThat(row.title()).isEqualTo("Provorganisation 1"))
                .satisfies(row -> assertThat(row.places())
                        .as("though another case's process has called it")
                        .extracting(Processes.Place::name)
                        .containsExactly(TASK));
    }

    @Test
    void what_the_child_answers_moves_the_parent_in_a_transaction_of_its_own() {
        organisations.put(1);
        starts();
        story.worksOff();

        inCase("prov-1").does(organisations.person(1), TASK, Answers.of("berors", "ja"));

        assertThat(story.waitingJobs()).hasSize(1);
        assertThat(file().state()).isEqualTo(CaseFile.State.ACTIVE);
    }

    @Test
    void an_organisation_without_a_unit_is_named_and_the_others_begin() {
        organisations.put(lasting(1), unanswered(2));
        starts();
        story.worksOff();

        assertThat(links()).extracting(Link::key).containsExactly("prov-1");
        assertThat(withoutUnit()).isEqualTo("Provorganisation 2");

        organisations.put(lasting(1), lasting(2));
        registerChanges();
        assertThat(links()).extracting(Link::key).containsExactly("prov-1", "prov-2");
        assertThat(withoutUnit()).isEqualTo("Ingen");
    }

    @Test
    void a_new_organisation_joins_and_those_that_are_there_get_no_second_case() {
        organisations.put(1);
        starts();
        story.worksOff();

        organisations.put(3);
        registerChanges();

        assertThat(links()).extracting(Link::key).containsExactly("prov-1", "prov-2", "prov-3");
        inCase("prov-3").waitsFor(organisations.person(3), TASK);
        inCase("prov-1").waitsFor(organisations.person(1), TASK);
    }

    @Test
    void when_it_is_called_off_the_organisations_have_nothing_left_to_do() {
        organisations.put(2);
        starts();
        story.worksOff();
        var first = inCase("prov-1");
        first.waitsFor(organisations.person(1), TASK);

        change(story, "avbruten");
        story.worksOff().ends("EndEvent_UtrullningenAvbruten");

        first.waitsFor("prov.1");
        assertThat(links()).allSatisfy(link -> {
            assertThat(link.child().state()).isEqualTo(CaseFile.State.CLOSED);
            assertThat(link.child().closedReason()).isEqualTo("AVBRUTEN");
        });
    }

    @Test
    void one_successor_takes_over_what_is_open_and_keeps_what_was_written() {
        organisations.put(lasting(1), lasting(2));
        starts();
        story.worksOff();
        var before = organisations.person(1);
        var after = organisations.person(2);
        var taken = inCase("prov-1").waitsFor(before, TASK).waitsFor(after);
        claim(before);

        organisations.put(ended(1, "2026-01-31", 2), lasting(2));
        registerChanges();

        taken.waitsFor(before).waitsFor(after, TASK);
        assertThat(child("prov-1").title()).isEqualTo("Provorganisation 2 (tidigare Provorganisation 1)");
        assertThat(participants("prov-1")).containsEntry("organisation", "prov-2-enhet");
        assertThat(links()).as("no second case").extracting(Link::key).containsExactly("prov-1", "prov-2");
        taken.does(after, TASK, Answers.of("berors", "ja")).ends("EndEvent_UppdragetBekraftat");
    }

    @Test
    void the_successor_of_the_successor_takes_over() {
        organisations.put(lasting(1));
        starts();
        story.worksOff();

        organisations.put(ended(1, "2026-01-31", 2), ended(2, "2026-02-28", 3), lasting(3));
        registerChanges();

        inCase("prov-1").waitsFor(organisations.person(3), TASK);
        assertThat(links()).extracting(Link::key).containsExactly("prov-1");
    }

    @Test
    void where_nobody_answers_for_the_successor_the_case_stays_as_it_is() {
        organisations.put(lasting(1));
        starts();
        story.worksOff();

        organisations.put(ended(1, "2026-01-31", 2), unanswered(2));
        registerChanges();

        assertThat(participants("prov-1")).containsEntry("organisation", "prov-1-enhet");
        assertThat(child("prov-1").state()).isEqualTo(CaseFile.State.ACTIVE);
        assertThat(withoutUnit()).isEqualTo("Provorganisation 2");
    }

    @Test
    void several_successors_or_none_end_the_case_by_its_own_flow() {
        organisations.put(lasting(1), lasting(2));
        starts();
        story.worksOff();
        var split = inCase("prov-1");
        var gone = inCase("prov-2");

        organisations.put(ended(1, "2026-01-31", 3, 4), ended(2, "2026-01-31"), lasting(3), lasting(4));
        registerChanges();

        split.ends("EndEvent_OrganisationenAvslutad");
        gone.ends("EndEvent_OrganisationenAvslutad");
        assertThat(child("prov-1").closedReason()).isEqualTo("UPPHORD");
        assertThat(links()).extracting(Link::key).containsExactly("prov-1", "prov-2", "prov-3", "prov-4");
    }

    @Test
    void sixty_begin_side_by_side_and_none_twice() {
        organisations.put(60);
        starts();
        engine.getManagementService().executeJob(story.waitingJobs().get(0));
        var jobs = story.waitingJobs();
        assertThat(jobs).as("one job for each").hasSize(60);

        var halves = IntStream.range(0, 2)
                .mapToObj(half -> CompletableFuture.runAsync(() -> execute(jobs.subList(30 * half, 30 * half + 30))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(halves).join();

        assertThat(story.waitingJobs()).isEmpty();
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processDefinitionKey("exempel-organisation")
                        .processInstanceBusinessKeyIn(links().stream()
                                .map(link -> link.child().id().toString())
                                .toArray(String[]::new))
                        .count())
                .isEqualTo(60);
    }

    /** Run with {@code -Dtests.excluded=bench -Dtest=ExempelUtrullningProcessTests}; it prints how long each part took. */
    @Test
    @Tag("long")
    void a_thousand_begin_follow_the_register_and_are_called_off() {
        organisations.put(1000);
        took("the request", this::starts);
        var open = story.waitingJobs();
        took("opening 1 000 cases and making 1 000 jobs", () -> execute(open));
        var jobs = story.waitingJobs();
        assertThat(jobs).hasSize(1000);
        took("beginning 1 000 flows, one after the other", () -> execute(jobs));
        assertThat(links()).hasSize(1000);
        var successors = IntStream.rangeClosed(1, 1000)
                .mapToObj(number -> number <= 100 ? ended(number, "2026-01-31", number + 100) : lasting(number))
                .toArray(InventedOrganisations.Entry[]::new);
        organisations.put(successors);
        took("100 successors take over", this::registerChanges);
        assertThat(participants("prov-7")).containsEntry("organisation", "prov-107-enhet");
        took("calling off 1 000", () -> change(story, "avbruten"));
        assertThat(file().state()).isEqualTo(CaseFile.State.CLOSED);
    }

    private static void took(String what, Runnable work) {
        var before = System.nanoTime();
        work.run();
        System.out.printf("%s: %d ms%n", what, (System.nanoTime() - before) / 1_000_000);
    }

    private void starts() {
        story.starts(MANAGER, "exempel-utrullning", Answers.of());
    }

    private void execute(List<String> jobs) {
        for (var job : jobs) {
            try {
                engine.getManagementService().executeJob(job);
            } catch (OptimisticLockingException again) {
                engine.getManagementService().executeJob(job);
            }
        }
    }

    /** The event is told each time that the variable is set. */
    private void registerChanges() {
        change(story, "registretAndrat");
        story.worksOff();
    }

    private void change(Story of, String variable) {
        var about = id(of.number());
        assertThat(actors.as(Actor.system(about), () -> processes.change(about, Map.of(variable, true))))
                .isTrue();
    }

    private void claim(String user) {
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(child("prov-1").id().toString())
                .singleResult();
        assertThat(Caseworker.of(user, port)
                        .post("/api/tasks/" + task.getId() + "/claim", NullNode.getInstance())
                        .status())
                .isEqualTo(204);
    }

    private Story inCase(String key) {
        return story.linked(key);
    }

    private CaseFile child(String key) {
        return links().stream()
                .filter(link -> link.key().equals(key))
                .map(Link::child)
                .findFirst()
                .orElseThrow();
    }

    private List<Link> links() {
        var about = id(story.number());
        return actors.asSystem(about, () -> linked.of(about));
    }

    private Map<String, String> participants(String key) {
        var about = child(key).id();
        return actors.asSystem(about, () -> cases.participants(about)).stream()
                .collect(java.util.stream.Collectors.toMap(Cases.Participant::actor, Cases.Participant::unit));
    }

    private String withoutUnit() {
        var about = id(story.number());
        return actors.as(READER, () -> sections.read(about, "case-page", List.of("utan-enhet")))
                .get(0)
                .values()
                .path("organisationer")
                .asText();
    }

    private CaseFile file() {
        return actors.as(READER, () -> cases.findByNumber(story.number())).orElseThrow();
    }

    private CaseId id(String number) {
        return actors.as(READER, () -> cases.findByNumber(number)).orElseThrow().id();
    }
}
