package se.samverka.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.LinkedCases;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.workflow.Tasks;

@SamverkaTest
class DemoCasesTests {

    private static final Actor COORDINATOR = TestActors.person("koordinator.hisingen", "koordinator-hisingen");

    private static final Actor LEAD = TestActors.person("programledning", "programledning");
    private static final Actor COMPANY = TestActors.person("kontakt.poseidon", "kontakt-poseidon");

    @Autowired
    private DemoCases demo;

    @Autowired
    private LinkedCases linked;

    @Autowired
    private Tasks tasks;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Cases cases;

    @Autowired
    private TestActors actors;

    @Test
    void cases_are_carried_by_the_real_process_and_playing_again_adds_none() throws IOException {
        demo.play(someOnHisingen());
        var played = onHisingen();

        demo.play(someOnHisingen());

        assertThat(onHisingen()).hasSameSizeAs(played);
        assertThat(played).extracting(CaseFile::state).contains(CaseFile.State.ACTIVE, CaseFile.State.CLOSED);
    }

    @Test
    void cases_that_belong_to_another_are_played_when_they_have_come() throws IOException {
        demo.play(new ClassPathResource("demo/cases/program-utrullning.yaml"));
        var programme = actors.as(LEAD, () -> cases.mine(50)).stream()
                .filter(file -> file.process().equals("program-utrullning"))
                .findFirst()
                .orElseThrow();
        assertThat(programme.title()).isEqualTo("Dialog och samarbete");
        assertThat(demo.goOn()).isFalse();

        worksOff(programme.id());

        assertThat(demo.goOn()).isTrue();
        var company = actors.as(LEAD, () -> linked.byKey(programme.id(), "poseidon")
                .flatMap(cases::find)
                .orElseThrow());
        assertThat(actors.as(COMPANY, () -> tasks.list(new Tasks.Query(company.number(), Tasks.Filter.ALL, 0, 9)))
                        .tasks())
                .extracting(Tasks.Task::definition)
                .containsExactly("Task_ForInBeslut");
    }

    /** Does what waits beside: opening the cases, and beginning each. */
    private void worksOff(CaseId about) {
        for (var jobs = waiting(about); !jobs.isEmpty(); jobs = waiting(about)) {
            jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
    }

    private List<Job> waiting(CaseId about) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(about.toString())
                .list()
                .stream()
                .flatMap(
                        instance -> engine
                                .getManagementService()
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .messages()
                                .list()
                                .stream())
                .toList();
    }

    private List<CaseFile> onHisingen() {
        return actors.as(COORDINATOR, () -> cases.mine(200)).stream()
                .filter(file -> file.process().equals("sspf-arende"))
                .toList();
    }

    /** The script with one open and one closed case of the area. */
    private static Resource someOnHisingen() throws IOException {
        var script = new ClassPathResource("demo/cases/sspf-arende.yaml").getContentAsString(StandardCharsets.UTF_8);
        var begins = script.indexOf("\ncases:") + "\ncases:\n".length();
        var cases = script.substring(begins).lines().toList();
        return new ByteArrayResource((script.substring(0, begins)
                        + first(cases, "story: utan-samtycke")
                        + first(cases, "until: 'Task_HallNatverksmote'"))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String first(List<String> cases, String with) {
        return cases.stream()
                        .filter(line -> line.contains(with))
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst("area: [a-z]+", "area: hisingen")
                + "\n";
    }
}
