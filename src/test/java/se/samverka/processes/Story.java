package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.database.TestDatabase;

/** A process as the people in it live it: somebody starts it, others do their parts, time passes, it ends. */
final class Story {

    private static final JdbcClient EVERYTHING = JdbcClient.create(TestDatabase.asAdministrator());
    private static final ZoneId CITY = ZoneId.of("Europe/Stockholm");

    private final ProcessEngine engine;
    private final int port;
    private String number = "";
    private @Nullable ProcessInstance instance;

    Story(ProcessEngine engine, int port) {
        this.engine = engine;
        this.port = port;
        init(engine);
    }

    Story starts(String user, String process, Answers answers) {
        var form = caseworker(user).get("/api/processes/" + process + "/form");
        assertThat(form.status()).as("form to start").isEqualTo(200);
        var body = JsonNodeFactory.instance.objectNode().put("process", process);
        body.set("data", answers.in(form.body().path("schema")));
        var opened = caseworker(user).post("/api/cases", body);
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        number = opened.body().path("number").asText();
        instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .variableValueEquals("arendenummer", number)
                .singleResult();
        return this;
    }

    /** Goes on with a case that something else has opened. */
    Story takesUp(String number, String process) {
        this.number = number;
        instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .variableValueEquals("arendenummer", number)
                .singleResult();
        return this;
    }

    /** The story of one of the cases that belong to this one. */
    Story linked(String key) {
        var child = EVERYTHING
                .sql(
                        """
                        select c.number, c.process from casework.case_link l
                        join casework.case c on c.id = l.child join casework.case p on p.id = l.parent
                        where p.number = ? and l.key = ?""")
                .params(number, key)
                .query((row, index) -> List.of(row.getString("number"), row.getString("process")))
                .optional()
                .orElseThrow(() -> new AssertionError(number + " has no case of " + key));
        return new Story(engine, port).takesUp(child.get(0), child.get(1));
    }

    /** Lets everything be done that waits to be done beside, in this case and in those that belong to it. */
    Story worksOff() {
        for (var jobs = waitingJobs(); !jobs.isEmpty(); jobs = waitingJobs()) {
            jobs.forEach(job -> engine.getManagementService().executeJob(job));
        }
        return this;
    }

    /** What waits to be done beside. */
    List<String> waitingJobs() {
        return EVERYTHING
                .sql(
                        """
                        select j.id_ from engine.act_ru_job j join engine.act_ru_execution i on i.id_ = j.process_instance_id_
                        where j.type_ = 'message' and i.business_key_ in (
                          select c.id::text from casework.case c left join casework.case_link l on l.child = c.id
                          left join casework.case p on p.id = l.parent where ? in (c.number, p.number))
                        order by j.sequence_counter_, j.id_""")
                .param(number)
                .query(String.class)
                .list();
    }

    /** Tells the case what has happened, as its page lets people do. */
    Story reports(String user, String element, Answers answers) {
        var sent = triesToReport(user, element, answers);
        assertThat(sent.status()).as(user + ": " + element + ": " + sent.body()).isEqualTo(204);
        return this;
    }

    Caseworker.Answer triesToReport(String user, String element, Answers answers) {
        var address = "/api/cases/" + number + "/reports/" + element;
        var form = caseworker(user).get(address);
        assertThat(form.status()).as(user + ": form of " + element).isEqualTo(200);
        return caseworker(user)
                .post(
                        address,
                        answers.in(form.body().path("schema"), form.body().path("data")));
    }

    /** Finds the task in the person's own list, fills in its form and sends it in. */
    Story does(String user, String task, Answers answers) {
        var sent = tries(user, task, answers);
        assertThat(sent.status()).as(user + ": " + task + ": " + sent.body()).isEqualTo(204);
        return this;
    }

    String number() {
        return number;
    }

    Story does(String user, String task) {
        return does(user, task, Answers.of());
    }

    /** The schema of the form of the person's own task. */
    JsonNode formOf(String user, String task) {
        return openForm(user, task).path("schema");
    }

    private JsonNode openForm(String user, String task) {
        var form = caseworker(user).get("/api/tasks/" + taskId(user, task) + "/form");
        assertThat(form.status()).as("form of " + task).isEqualTo(200);
        return form.body();
    }

    Caseworker.Answer tries(String user, String task, Answers answers) {
        var form = openForm(user, task);
        var filled = answers.in(form.path("schema"), form.path("data"));
        return caseworker(user).post("/api/tasks/" + taskId(user, task) + "/submission", filled);
    }

    private String taskId(String user, String task) {
        return StreamSupport.stream(tasks(user).spliterator(), false)
                .filter(open -> open.path("name").asText().equals(task))
                .map(open -> open.path("id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(user + " has no task " + task + " but " + taskNames(user)));
    }

    Story waitsFor(String user, String... tasks) {
        assertThat(taskNames(user)).as("tasks of " + user).containsExactlyInAnyOrder(tasks);
        return this;
    }

    /** @param time a day and a time of the city, such as {@code 2031-04-12T15:00} */
    Story dueOn(String user, String task, String time) {
        var due = StreamSupport.stream(tasks(user).spliterator(), false)
                .filter(open -> open.path("name").asText().equals(task))
                .map(open -> Instant.parse(open.path("due").asText()))
                .findFirst();
        assertThat(due)
                .as(task + " is due")
                .contains(LocalDateTime.parse(time).atZone(CITY).toInstant());
        return this;
    }

    /** Lets the time of a timer pass. */
    Story passes(String timer) {
        var job = engine.getManagementService().createJobQuery().activityId(timer).list().stream()
                .filter(this::isOfThisCase)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing waits for " + timer));
        engine.getManagementService().executeJob(job.getId());
        return this;
    }

    Story reads(String user, String... sections) {
        assertThat(sectionsOf(user)).as("sections " + user + " reads").containsExactlyInAnyOrder(sections);
        return this;
    }

    /** Says what the person needs what is written for, as the case page asks of a protected case. */
    Story opensWhatIsProtected(String user) {
        var purpose = JsonNodeFactory.instance.objectNode().put("purpose", "UPPGIFT");
        var opened = caseworker(user).post("/api/cases/" + number + "/protected", purpose);
        assertThat(opened.status()).as(user + " opens").isEqualTo(204);
        return this;
    }

    Story sees(String user, String... places) {
        assertThat(places(user)).as("places " + user + " sees").contains(places);
        return this;
    }

    Story doesNotSee(String user, String... places) {
        assertThat(places(user)).as("places " + user + " sees").isNotEmpty().doesNotContain(places);
        return this;
    }

    Story knowsOfNoCase(String user) {
        assertThat(caseworker(user).get("/api/cases/" + number).status())
                .as(user)
                .isEqualTo(404);
        return this;
    }

    /** The process has come to an end, and on the way here. */
    void ends(String... passed) {
        BpmnAwareTests.assertThat(instance).isEnded().hasPassed(passed);
    }

    List<String> taskNames(String user) {
        return StreamSupport.stream(tasks(user).spliterator(), false)
                .map(task -> task.path("name").asText())
                .toList();
    }

    /** Reads a file into a list of a task's form; nothing is sent in by that. */
    Caseworker.Answer imports(String user, String task, String list, String file, String content) {
        return caseworker(user).upload("/api/tasks/" + taskId(user, task) + "/import?list=" + list, file, content);
    }

    /** How many rows the lists of a section have that the person reads, whoever wrote them. */
    int rowsOf(String user, String section, String list) {
        var sections =
                caseworker(user).get("/api/cases/" + number + "/sections").body();
        return StreamSupport.stream(sections.spliterator(), false)
                .filter(one -> one.path("code").asText().equals(section))
                .mapToInt(one -> one.path("values").path(list).size())
                .sum();
    }

    /** Keys of the cases that belong to this one, in the order in which they were opened. */
    List<String> linkedKeys() {
        return EVERYTHING
                .sql(
                        """
                        select l.key from casework.case_link l join casework.case p on p.id = l.parent
                        where p.number = ? order by l.position""")
                .param(number)
                .query(String.class)
                .list();
    }

    private boolean isOfThisCase(Job job) {
        var of = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult();
        return instance != null && of.getBusinessKey().equals(instance.getBusinessKey());
    }

    private JsonNode tasks(String user) {
        return caseworker(user).get("/api/tasks?limit=100&case=" + number).body();
    }

    private List<String> sectionsOf(String user) {
        var sections =
                caseworker(user).get("/api/cases/" + number + "/sections").body();
        return StreamSupport.stream(sections.spliterator(), false)
                .map(section -> section.path("code").asText())
                .toList();
    }

    private List<String> places(String user) {
        var cover = caseworker(user).get("/api/cases/" + number).body();
        return StreamSupport.stream(cover.path("where").spliterator(), false)
                .map(place -> place.path("name").asText())
                .toList();
    }

    private Caseworker caseworker(String user) {
        return Caseworker.of(user, port);
    }
}
