package se.samverka.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.TestActors.signedIn;
import static se.samverka.caserecord.Records.LEISURE;
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
import se.samverka.identity.Actor;

/** What a page of the list takes among a thousand cases and among a hundred thousand, for those whose they are and for others. */
@Tag("bench")
@SamverkaTest
class ListingCasesTests {

    private static final int TIMES = 20;

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private TestActors actors;

    @Autowired
    private Cases cases;

    @Autowired
    private Sections sections;

    @Test
    void pages_of_the_list() throws Exception {
        var administrator = JdbcClient.create(TestDatabase.asAdministrator());
        var records = new Records(actors, cases, sections);
        var many = new ManyCases(
                administrator,
                records.open(Regime.SEKRETESS, "koordinator", "skola", "polis").id());
        var others = records.open(Regime.SEKRETESS, "koordinator", "fritid");
        var report = new StringBuilder("- A page of the list of cases, ms:\n");
        for (int size : new int[] {1_000, 100_000}) {
            many.upTo(size);
            for (var query : List.of(
                    "",
                    "?page=20",
                    "?all=true",
                    "?process=prov&area=hisingen",
                    "?process=prov&area=nordost",
                    "?state=CLOSED",
                    "?overdue=true",
                    "?sort=DUE",
                    "?sort=TITLE")) {
                report.append(String.format(
                        Locale.ROOT, "  %7d, all mine, /cases%s: %.1f%n", size, query, median(TEACHER, query)));
            }
            report.append(String.format(Locale.ROOT, "  %7d, not mine, /cases: %.1f%n", size, median(LEISURE, "")));
        }
        assertThat(others.number()).isNotEmpty();
        Files.writeString(
                Path.of("target", "benchmark.md"),
                report.toString(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        System.out.println(report);
    }

    private double median(Actor by, String query) {
        List<Double> millis = new ArrayList<>();
        int times = TIMES;
        for (int i = 0; i < times; i++) {
            long from = System.nanoTime();
            assertThat(browser.get().uri("/cases" + query).with(signedIn(by)).exchange())
                    .hasStatusOk();
            double took = (System.nanoTime() - from) / 1e6;
            if (i >= 3) {
                millis.add(took);
            }
            times = took > 1_000 ? 5 : TIMES;
        }
        return Meter.median(millis);
    }
}
