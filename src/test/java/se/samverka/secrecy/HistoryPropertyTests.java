package se.samverka.secrecy;

import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;
import se.samverka.secrecy.Histories.History;

/** Whatever happens in a case, everybody reads by SQL, API, page and search exactly what the rules say. */
class HistoryPropertyTests {

    private static final AtomicInteger PLAYED = new AtomicInteger();

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void everybody_reads_what_the_rules_say(@ForAll("histories") History history) {
        lived(history);
    }

    /** Takes twenty minutes: {@code mvn test -Dtest=HistoryPropertyTests -Dtests.excluded=bench}. */
    @Tag("long")
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void everybody_reads_what_the_rules_say_in_two_thousand_histories(@ForAll("histories") History history) {
        var town = lived(history);
        if (PLAYED.incrementAndGet() % 100 == 0) {
            System.out.println(PLAYED + " histories");
        }
        count("something was opened", town.cases.stream().anyMatch(one -> one.opened), 15);
        count(
                "the person was protected at the end",
                town.cases.stream().anyMatch(one -> one.rules.protection.isProtected()),
                5);
        count("somebody was in an office that had ended", town.inEndedOffice(), 5);
        count("somebody took over in a case that belongs to another", town.links.successions > 0, 0);
        count("somebody knew one of two cases that belong together", town.somebodyKnowsOneOfTwo(), 15);
    }

    private static void count(String what, boolean happened, int percent) {
        Statistics.label(what).collect(happened);
        Statistics.label(what).coverage(coverage -> coverage.check(true).percentage(share -> share > percent));
    }

    private static Town lived(History history) {
        var town = new Town(sharedContext(), history.regime(), history.city(), history.people());
        try {
            history.happenings().forEach(happening -> happening.happen(town));
            town.compare();
        } finally {
            town.leave();
        }
        return town;
    }

    @Provide
    Arbitrary<History> histories() {
        return Histories.histories();
    }

    /** The one context that all tests of this process share. */
    private static ApplicationContext sharedContext() {
        return new TestContextManager(SharingTests.class).getTestContext().getApplicationContext();
    }
}
