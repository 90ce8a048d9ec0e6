package se.samverka.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.LEISURE;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.identity.Actor;
import se.samverka.workflow.Overviews.Overview;
import se.samverka.workflow.Overviews.Row;
import se.samverka.workflow.Overviews.Step;
import se.samverka.workflow.Overviews.Who;

@SamverkaTest
class OverviewsTests {

    private final Overviews overviews;
    private final TestActors actors;
    private final Cases cases;
    private final SharedWork work;

    @Autowired
    OverviewsTests(Overviews overviews, TestActors actors, Cases cases, ApplicationContext application) {
        this.overviews = overviews;
        this.actors = actors;
        this.cases = cases;
        this.work = SharedWork.in(application);
    }

    private Overview only(Actor who, CaseFile file) {
        var all = actors.as(who, () -> overviews.of(file.id()));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    /** What is said of a row, by step. */
    private static Map<String, String> said(Overview overview, int row) {
        return IntStream.range(0, overview.steps().size())
                .boxed()
                .collect(Collectors.toMap(at -> overview.steps().get(at).name(), at -> overview.rows()
                        .get(row)
                        .cells()
                        .get(at)
                        .standing()
                        .name()));
    }

    @Test
    void those_who_take_part_see_how_far_each_has_come() {
        var file = work.begun(Regime.DELTAGARE);
        work.does(TEACHER, file, "Beskriv skolans bild");
        work.late(file, "Beskriv polisens bild", 2);

        var seen = only(COORDINATOR, file);

        assertThat(seen.name()).isEqualTo("Prov: allas bilder");
        assertThat(seen.steps())
                .extracting(Step::name)
                .containsExactly("Beskriv skolans bild", "Beskriv polisens bild", "Titta på bilden");
        assertThat(seen.rows())
                .extracting(Row::who)
                .containsExactlyInAnyOrder(
                        List.of(new Who("koordinator", "koordinator-hisingen"), new Who("skola", "skola-hisingen")),
                        List.of(new Who("polis", "polis-hisingen")));
        int school = seen.rows().get(0).who().size() == 2 ? 0 : 1;
        assertThat(said(seen, school))
                .isEqualTo(Map.of(
                        "Beskriv skolans bild",
                        "DONE",
                        "Beskriv polisens bild",
                        "WAITING",
                        "Titta på bilden",
                        "ONGOING"));
        assertThat(said(seen, 1 - school))
                .isEqualTo(Map.of(
                        "Beskriv skolans bild",
                        "WAITING",
                        "Beskriv polisens bild",
                        "LATE",
                        "Titta på bilden",
                        "WAITING"));
        assertThat(seen.rows()).filteredOn(Row::isLate).hasSize(1);

        work.does(COORDINATOR, file, "Titta på bilden");
        assertThat(said(only(COORDINATOR, file), school))
                .containsEntry("Titta på bilden", "DONE")
                .containsEntry("Beskriv polisens bild", "SKIPPED");
    }

    @Test
    void a_step_that_few_may_know_of_is_theirs_alone() {
        var file = work.begun(Regime.DELTAGARE);
        work.does(TEACHER, file, "Beskriv skolans bild");

        assertThat(only(OFFICER, file).steps())
                .extracting(Step::name)
                .containsExactly("Beskriv skolans bild", "Beskriv polisens bild");
    }

    @Test
    void under_secrecy_each_sees_the_work_of_their_own_units_and_not_whether_there_is_more() {
        var file = work.begun(Regime.SEKRETESS);

        var school = only(TEACHER, file);
        assertThat(school.ownOnly()).isTrue();
        assertThat(school.steps()).extracting(Step::name).containsExactly("Beskriv skolans bild");
        assertThat(school.rows())
                .singleElement()
                .extracting(Row::who)
                .isEqualTo(List.of(new Who("skola", "skola-hisingen")));
        var before = only(TEACHER, file);
        work.does(OFFICER, file, "Beskriv polisens bild");
        assertThat(only(TEACHER, file)).isEqualTo(before);

        assertThat(only(COORDINATOR, file).steps()).extracting(Step::name).containsExactly("Titta på bilden");
        assertThat(only(COORDINATOR, file).rows()).hasSize(1);
    }

    @Test
    void a_case_one_may_not_know_of_has_no_overview() {
        var file = work.begun(Regime.DELTAGARE);
        assertThat(actors.as(LEISURE, () -> overviews.of(file.id()))).isEmpty();
    }

    @Test
    void linked_cases_are_rows_with_their_titles_whether_they_have_begun_or_not() {
        var parent = work.parent(Regime.DELTAGARE);
        var children =
                work.linked(parent.id(), Regime.DELTAGARE, "fritid-hisingen", "Kultur", "Idrott", "Grönt", "Vatten");
        children.subList(0, 3).forEach(work::begin);
        work.does(LEISURE, children.get(0), "Kvittera");
        work.does(LEISURE, children.get(0), "Svara");
        work.does(LEISURE, children.get(1), "Kvittera");
        work.late(children.get(2), "Kvittera", 5);

        var seen = only(COORDINATOR, parent);

        assertThat(seen.ownOnly()).isFalse();
        assertThat(seen.steps()).extracting(Step::name).containsExactly("Kvittera", "Svara");
        assertThat(seen.rows()).extracting(Row::title).containsExactly("Kultur", "Idrott", "Grönt", "Vatten");
        assertThat(seen.rows()).extracting(Row::number).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(seen.rows()).extracting(Row::begun).containsExactly(true, true, true, false);
        assertThat(seen.rows()).extracting(Row::who).containsOnly(List.of(new Who("skola", "fritid-hisingen")));
        assertThat(said(seen, 0)).isEqualTo(Map.of("Kvittera", "DONE", "Svara", "DONE"));
        assertThat(said(seen, 1)).isEqualTo(Map.of("Kvittera", "DONE", "Svara", "ONGOING"));
        assertThat(said(seen, 2)).isEqualTo(Map.of("Kvittera", "LATE", "Svara", "WAITING"));
        assertThat(said(seen, 3)).isEqualTo(Map.of("Kvittera", "WAITING", "Svara", "WAITING"));
    }

    @Test
    void a_linked_case_one_may_not_know_of_is_no_row() {
        var parent = work.parent(Regime.DELTAGARE);
        work.linked(parent.id(), Regime.DELTAGARE, "fritid-hisingen", "Kultur");
        var known = work.linked(parent.id(), Regime.DELTAGARE, "skola-hisingen", "Skolan")
                .get(0);

        assertThat(only(TEACHER, parent).rows()).extracting(Row::child).containsExactly(known.id());
        assertThat(actors.as(OFFICER, () -> overviews.of(parent.id()))).isEmpty();
        assertThat(actors.as(OFFICER, () -> overviews.offered(parent))).isFalse();
        assertThat(actors.as(TEACHER, () -> overviews.offered(parent))).isTrue();
    }

    @Test
    void a_case_whose_work_was_broken_off_waits_for_nothing() {
        var parent = work.parent(Regime.DELTAGARE);
        var child = work.linked(parent.id(), Regime.DELTAGARE, "fritid-hisingen", "Kultur")
                .get(0);
        actors.asSystem(child.id(), () -> {
            cases.close(child.id(), "avbrutet");
            return true;
        });

        assertThat(said(only(COORDINATOR, parent), 0)).isEqualTo(Map.of("Kvittera", "SKIPPED", "Svara", "SKIPPED"));
    }

    @Test
    void work_that_has_not_begun_has_its_steps_and_no_rows() {
        var file = work.begun(Regime.DELTAGARE);
        assertThat(actors.as(COORDINATOR, () -> overviews.offered(file))).isTrue();
        var ordinary = actors.as(COORDINATOR, () -> overviews.offered(work.parent(Regime.DELTAGARE)));
        assertThat(ordinary).isFalse();
    }
}
