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

    /** Takes a quarter of an hour or more: {@code mvn test -Dtest=HistoryPropertyTests -Dtests.excluded=bench}. */
    @Tag("long")
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void everybody_reads_what_the_rules_say_in_two_thousand_histories(@ForAll("histories") History history) {
        var played = lived(history);
        if (PLAYED.incrementAndGet() % 100 == 0) {
            System.out.println(PLAYED + " histories");
        }
        count("something was opened", played.opened, 15);
        count("the person was protected at the end", played.rules.protection.isProtected(), 5);
        count("somebody was in an office that had ended", played.inEndedOffice(), 5);
    }

    private static void count(String what, boolean happened, int percent) {
        Statistics.label(what).collect(happened);
        Statistics.label(what).coverage(coverage -> coverage.check(true).percentage(share -> share > percent));
    }

    private static Played lived(History history) {
        var played = new Played(sharedContext(), history.regime(), history.city(), history.people());
        try {
            history.happenings().forEach(happening -> {
                happening.happen(played);
                played.note();
            });
            played.compare();
        } finally {
            played.leave();
        }
        return played;
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
