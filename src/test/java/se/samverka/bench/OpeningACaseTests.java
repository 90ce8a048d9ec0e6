package se.samverka.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.TestActors.signedIn;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.database.TestDatabase;

/** What opening a case takes when the register has a thousand cases and when it has a hundred thousand. */
@Tag("bench")
@SamverkaTest
class OpeningACaseTests {

    private static final int TIMES = 150;

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestActors actors;

    @Autowired
    private Cases cases;

    @Autowired
    private Sections sections;

    @Test
    void a_page_with_own_and_disclosed_sections() throws Exception {
        var administrator = JdbcClient.create(TestDatabase.asAdministrator());
        var records = new Records(actors, cases, sections);
        var file = records.open(Regime.SEKRETESS, "koordinator", "skola", "polis");
        for (int version = 0; version < 2; version++) {
            records.write(COORDINATOR, file.id(), "aktualisering", "kontaktuppgifter");
            records.write(COORDINATOR, file.id(), "bedomning", "samverkan");
            records.write(TEACHER, file.id(), "skola", "narvaro");
            records.write(TEACHER, file.id(), "studier", "studiesituation");
            records.write(OFFICER, file.id(), "polis", "polisens-iakttagelser");
        }
        administrator
                .sql(
                        """
                        insert into casework.disclosure (case_id, category, owner, from_unit, to_unit, ground, purpose,
                                                         decided_by, valid_until)
                        select ?, category, unit, unit, 'skola-hisingen', 'LB-SAM', 'planera', 'bench',
                               now() + interval '1 year'
                        from casework.section where case_id = ? and unit <> 'skola-hisingen'""")
                .params(file.id().value(), file.id().value())
                .update();

        var many = new ManyCases(administrator, file.id());
        var address = "/cases/" + file.number();
        many.upTo(1_000);
        median(address);
        median(address);
        double few = median(address);
        many.upTo(100_000);
        double all = median(address);

        var report = String.format(
                Locale.ROOT,
                "- Opening a case page: %.1f ms among 1 000 cases, %.1f ms among 100 000 with %d section versions (x%.2f)%n",
                few,
                all,
                many.versions(),
                all / few);
        Files.writeString(
                Path.of("target", "benchmark.md"), report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.println(report);
    }

    private double median(String address) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 2 * TIMES; i++) {
            long from = System.nanoTime();
            open(address);
            if (i >= TIMES) {
                millis.add((System.nanoTime() - from) / 1e6);
            }
        }
        return Meter.median(millis);
    }

    private void open(String address) {
        var page = browser.get().uri(address).with(signedIn(TEACHER)).exchange();
        assertThat(page).hasStatusOk();
        assertThat(page).bodyText().contains("Aktualisering", "Studier", "Polis");
    }
}
