package se.samverka.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.identity.Actor;

@SamverkaTest
class DemoCasesTests {

    private static final Actor COORDINATOR = TestActors.person("koordinator.hisingen", "koordinator-hisingen");

    @Autowired
    private DemoCases demo;

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
