package se.samverka.caserecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;
import static se.samverka.caserecord.Records.text;
import static se.samverka.caserecord.Records.values;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.Sections.Section;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

@SamverkaTest
class SectionsTests {

    private final TestActors actors;
    private final Cases cases;
    private final Sections sections;
    private final Records records;
    private CaseId about = CaseId.random();

    @Autowired
    SectionsTests(TestActors actors, Cases cases, Sections sections) {
        this.actors = actors;
        this.cases = cases;
        this.sections = sections;
        this.records = new Records(actors, cases, sections);
    }

    @BeforeEach
    void a_case() {
        about = records.open("koordinator", "skola");
    }

    @Test
    void what_is_written_is_read_back_with_its_form_and_ground() {
        records.write(TEACHER, about, "skolbild", "narvaro", values(Map.of("franvaro", "Mest på måndagar")));

        var read = actors.as(TEACHER, () -> sections.read(about, "test", List.of("skolbild")));

        assertThat(read).singleElement().satisfies(section -> {
            assertThat(section.values().path("franvaro").asText()).isEqualTo("Mest på måndagar");
            assertThat(section.form().path("components")).hasSize(1);
            assertThat(section.ground()).isEqualTo("own");
            assertThat(section.writtenBy()).isEqualTo("skola.hisingen");
            assertThat(section.version()).isOne();
            assertThat(section.category()).isEqualTo("narvaro");
        });
    }

    @Test
    void each_writing_is_a_new_version_and_reading_shows_the_newest() {
        records.write(TEACHER, about, "skolbild", null, text("franvaro", "10"));

        var second = records.write(TEACHER, about, "skolbild", null, text("franvaro", "20"));

        assertThat(second.version()).isEqualTo(2);
        assertThat(read(TEACHER))
                .extracting(s -> s.values().path("franvaro").asText())
                .containsExactly("20");
        assertThat(actors.<Integer>as(TEACHER, () -> sections.versionOf(about, "skolbild", "skola-hisingen")))
                .isEqualTo(2);
        assertThat(actors.<Integer>as(TEACHER, () -> sections.versionOf(about, "annat", "skola-hisingen")))
                .isZero();
    }

    @Test
    void the_history_shows_all_versions_to_their_owner() {
        records.write(TEACHER, about, "skolbild", null, text("franvaro", "10"));
        records.write(TEACHER, about, "skolbild", null, text("franvaro", "20"));
        records.write(TEACHER, about, "annat", null, text("franvaro", "30"));

        assertThat(actors.as(TEACHER, () -> sections.history(about, "test-history")))
                .extracting(s -> s.version() + ":" + s.values().path("franvaro").asText())
                .containsExactly("2:20", "1:10", "1:30");
        assertThat(actors.as(COORDINATOR, () -> sections.history(about, "test-history")))
                .isEmpty();
    }

    @Test
    void a_section_keeps_the_form_it_was_written_with() {
        records.write(TEACHER, about, "gammalt", null, text("forr", "a"));
        records.write(TEACHER, about, "nytt", null, text("nu", "b"));

        assertThat(read(TEACHER))
                .extracting(s -> s.form().at("/components/0/key").asText())
                .containsExactly("forr", "nu");
    }

    @Test
    void a_participant_without_a_ground_reads_nothing() {
        records.write(TEACHER, about, "skolbild", "narvaro");

        assertThat(read(COORDINATOR)).isEmpty();
    }

    @Test
    void nobody_writes_for_another_unit() {
        assertThatThrownBy(() -> actors.as(
                        COORDINATOR,
                        () -> sections.write(
                                Records.version(about, "skolbild", null, "skola-hisingen", text("a", "b")))))
                .isInstanceOf(Refused.class)
                .hasMessage("section-not-yours");
    }

    @Test
    void nobody_writes_into_a_case_their_unit_takes_no_part_in() {
        assertThatThrownBy(() -> records.write(OFFICER, about, "polisbild", null))
                .isInstanceOf(Refused.class)
                .hasMessage("section-not-yours");
        assertThatThrownBy(() -> records.write(OFFICER, CaseId.random(), "polisbild", null))
                .isInstanceOf(Refused.class)
                .hasMessage("section-not-yours");
        assertThat(trail("WRITE")).containsExactly("section:polisbild@polis-hisingen DENIED - polis.hisingen");
    }

    @Test
    void a_closed_case_takes_no_more_writing() {
        records.write(TEACHER, about, "skolbild", null);
        actors.asSystem(about, () -> {
            cases.close(about, "MAL_UPPNATT");
            return true;
        });

        assertThatThrownBy(() -> records.write(TEACHER, about, "skolbild", null))
                .isInstanceOf(Refused.class)
                .hasMessage("case-closed");
        assertThat(read(TEACHER)).extracting(Section::version).containsExactly(1);
    }

    @Test
    void text_that_can_not_be_kept_names_its_field() {
        assertThatThrownBy(() -> records.write(TEACHER, about, "skolbild", null, text("fritext", "a\0b")))
                .isInstanceOf(Refused.class)
                .hasMessage("text-unstorable (fritext)");
    }

    @Test
    void when_the_trail_can_not_be_written_nothing_is_shown() {
        records.write(TEACHER, about, "skolbild", null);

        assertThatThrownBy(() -> actors.as(
                        TEACHER, () -> sections.read(about, "longer than the trail takes ".repeat(10), List.of())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void what_is_shown_on_one_ground_leaves_one_event_and_so_does_what_was_asked_for_in_vain() {
        records.write(TEACHER, about, "skolbild", null);
        records.write(TEACHER, about, "elevbild", null);

        actors.as(TEACHER, () -> sections.read(about, "case-page", List.of("skolbild", "elevbild", "polisbild")));

        assertThat(trail("READ"))
                .containsExactlyInAnyOrder(
                        "section:skolbild@skola-hisingen,elevbild@skola-hisingen OK own skola.hisingen",
                        "section:polisbild EMPTY - skola.hisingen");
        assertThat(trail("WRITE"))
                .containsExactly(
                        "section:skolbild@skola-hisingen OK own skola.hisingen",
                        "section:elevbild@skola-hisingen OK own skola.hisingen");
    }

    @Test
    void the_system_reads_its_case_and_no_other() {
        records.write(TEACHER, about, "skolbild", null);
        var other = records.open("koordinator");

        assertThat(read(Actor.system(about))).extracting(Section::ground).containsExactly("system");
        assertThat(read(Actor.system(other))).isEmpty();
    }

    private List<Section> read(Actor reader) {
        return actors.as(reader, () -> sections.read(about, "test", List.of()));
    }

    private List<String> trail(String action) {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql(
                        """
                        select resource || ' ' || outcome || ' ' || coalesce(ground, '-') || ' ' || actor
                        from audit.event where case_id = ? and action = ? order by id""")
                .params(about.value(), action)
                .query(String.class)
                .list();
    }
}
