package se.samverka.caserecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.LEISURE;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;
import static se.samverka.caserecord.Records.text;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** What each of them gets by SQL of their own on the application's connection. */
@SamverkaTest
class RecordPolicyTests {

    private static final Actor NEIGHBOUR = TestActors.person("skola.nordost", "skola-nordost");
    private static final Actor SERVICE = Actor.service("prov");

    private final TestActors actors;
    private final Cases cases;
    private final Sections sections;
    private final Drafts drafts;
    private final JdbcClient jdbc;
    private final Records records;

    @Autowired
    RecordPolicyTests(TestActors actors, Cases cases, Sections sections, Drafts drafts, JdbcClient jdbc) {
        this.actors = actors;
        this.cases = cases;
        this.sections = sections;
        this.drafts = drafts;
        this.jdbc = jdbc;
        this.records = new Records(actors, cases, sections);
    }

    @Test
    void a_case_exists_for_those_who_take_part_in_it() {
        var about = records.open("koordinator", "skola");
        var other = records.open("koordinator");

        for (var table : List.of("case", "participant")) {
            assertThat(count(COORDINATOR, table, about)).as(table).isPositive();
            assertThat(count(TEACHER, table, about)).as(table).isPositive();
            assertThat(count(TEACHER, table, other)).as(table).isZero();
            assertThat(count(OFFICER, table, about)).as(table).isZero();
            assertThat(count(NEIGHBOUR, table, about)).as(table).isZero();
            assertThat(count(SERVICE, table, about)).as(table).isZero();
            assertThat(count(Actor.system(about), table, about)).as(table).isPositive();
            assertThat(count(Actor.system(other), table, about)).as(table).isZero();
            assertThat(actors.<Long>asNobody(() -> count(table, about)))
                    .as(table)
                    .isZero();
        }
        assertThat(count(TEACHER, "participant", about)).isEqualTo(2);
    }

    @Test
    void the_regime_decides_what_others_than_the_owner_read() {
        assertReaders(Regime.SEKRETESS, List.of(TEACHER));
        assertReaders(Regime.DELTAGARE, List.of(TEACHER, COORDINATOR));
        assertReaders(Regime.OPPEN, List.of(TEACHER, COORDINATOR, OFFICER, NEIGHBOUR));
    }

    private void assertReaders(Regime regime, List<Actor> readers) {
        var about = records.open(regime, "koordinator", "skola").id();
        records.write(TEACHER, about, "bild", null);
        for (var reader : List.of(TEACHER, COORDINATOR, OFFICER, NEIGHBOUR, SERVICE)) {
            var expected = readers.contains(reader) ? 1 : 0;
            assertThat(count(reader, "section", about))
                    .as(regime + " " + reader.id())
                    .isEqualTo(expected);
            assertThat(count(reader, "section_version", about))
                    .as(regime + " " + reader.id())
                    .isEqualTo(expected);
        }
        assertThat(actors.<Long>asNobody(() -> count("section", about))).isZero();
    }

    @Test
    void earlier_versions_stay_with_the_owner() {
        var about = records.open(Regime.DELTAGARE, "koordinator", "skola").id();
        records.write(TEACHER, about, "bild", null, text("a", "fel"));
        records.write(TEACHER, about, "bild", null, text("a", "rätt"));

        assertThat(count(TEACHER, "section_version", about)).isEqualTo(2);
        assertThat(count(COORDINATOR, "section_version", about)).isOne();
    }

    @Test
    void everybody_reading_an_open_case_does_not_mean_everybody_writing() {
        var about = records.open(Regime.OPPEN, "koordinator").id();

        assertThatThrownBy(() -> records.write(OFFICER, about, "bild", null)).hasMessage("section-not-yours");
        assertThat(actors.<Boolean>as(OFFICER, () -> cases.find(about).isPresent()))
                .isTrue();
    }

    @Test
    void whoever_works_in_two_units_writes_for_the_one_that_takes_part() {
        var about = records.open("koordinator", "skola");
        var both = TestActors.person("t.dubbel", "skola-hisingen", "polis-hisingen");

        assertThatThrownBy(() -> actors.as(
                        both,
                        () -> sections.write(Records.version(about, "bild", null, "polis-hisingen", text("a", "b")))))
                .hasMessage("section-not-yours");
        refused(both, "insert into casework.section (case_id, code, unit) values (?, 'x', 'polis-hisingen')", about);
        actors.as(both, () -> sections.write(Records.version(about, "bild", null, "skola-hisingen", text("a", "b"))));
        assertThat(count(TEACHER, "section", about)).isOne();
    }

    @Test
    void somebody_who_has_left_reads_nothing_that_is_open_to_all_staff() {
        var about = records.open(Regime.OPPEN, "koordinator", "skola").id();
        records.write(TEACHER, about, "bild", null);
        var jurist = Actor.person("t.jurist", Set.of(), Set.of("jurist"));
        var gone = TestActors.person("t.slutat");

        for (var table : List.of("case", "participant", "section", "section_version")) {
            assertThat(count(jurist, table, about)).as(table).isPositive();
            assertThat(count(gone, table, about)).as(table).isZero();
        }
    }

    @Test
    void sql_of_ones_own_writes_nothing_for_others() {
        var about = records.open("koordinator", "skola");
        records.write(TEACHER, about, "bild", null);

        refused(
                COORDINATOR,
                "insert into casework.section (case_id, code, unit) values (?, 'x', 'skola-hisingen')",
                about);
        refused(OFFICER, "insert into casework.section (case_id, code, unit) values (?, 'x', 'polis-hisingen')", about);
        refused(
                OFFICER,
                "insert into casework.participant (case_id, actor, unit) values (?, 'polis', 'polis-hisingen')",
                about);
        refused(
                SERVICE,
                "insert into casework.case (id, number, process, regime, retention_class, area)"
                        + " values (?, 'X-2026-99999', 'p', 'OPPEN', 'b', 'a')",
                about);
        assertThat(update(COORDINATOR, "update casework.section set version = 2 where case_id = ?", about))
                .isZero();
        assertThat(update(
                        TEACHER,
                        "update casework.case set state = 'CLOSED', closed_at = now(),"
                                + " closed_reason = 'X' where id = ?",
                        about))
                .isZero();
    }

    @Test
    void a_hidden_case_and_none_refuse_alike() {
        var hidden = records.open("koordinator");
        var insert = "insert into casework.section (case_id, code, unit) values (?, 'x', 'polis-hisingen')";

        assertThat(refusal(OFFICER, insert, hidden)).isEqualTo(refusal(OFFICER, insert, CaseId.random()));
    }

    @Test
    void versions_are_never_changed_not_even_by_the_system_or_the_owner() {
        var about = records.open("koordinator", "skola");
        records.write(TEACHER, about, "bild", null);

        for (var actor : List.of(TEACHER, Actor.system(about))) {
            refused(actor, "update casework.section_version set content = '{}' where case_id = ?", about);
            refused(actor, "delete from casework.section_version where case_id = ?", about);
            refused(actor, "delete from casework.section where case_id = ?", about);
            refused(actor, "update casework.section set version = version + 2 where case_id = ?", about);
            refused(actor, "update casework.form_schema set content = '{}' where ?::uuid is not null", about);
        }
        assertThatThrownBy(() -> JdbcClient.create(TestDatabase.asAdministrator())
                        .sql("delete from casework.section_version")
                        .update())
                .rootCause()
                .hasMessageContaining("never changed or removed");
    }

    @Test
    void a_form_can_not_be_planted_under_the_name_of_another() {
        var about = records.open("koordinator");

        refused(
                COORDINATOR,
                "insert into casework.form_schema select sha256('a'), 'b' where ?::uuid is not null",
                about);
    }

    @Test
    void a_draft_is_its_authors_alone() {
        var key = "task:" + CaseId.random();
        actors.as(TEACHER, () -> drafts.save(key, text("halvt", "skriv")));
        actors.as(TEACHER, () -> drafts.save(key, text("halvt", "skrivet")));
        actors.as(OFFICER, () -> drafts.save(key, text("mitt", "eget")));

        assertThat(actors.as(TEACHER, () -> drafts.find(key))).hasValue(text("halvt", "skrivet"));
        actors.as(TEACHER, () -> drafts.drop(key));
        assertThat(actors.as(TEACHER, () -> drafts.find(key))).isEmpty();
        assertThat(actors.as(OFFICER, () -> drafts.find(key))).hasValue(text("mitt", "eget"));
        assertThat(actors.as(COORDINATOR, () -> drafts.find(key))).isEmpty();
    }

    @Test
    void my_cases_are_mine_and_the_newest_come_first() {
        var first = records.open("koordinator", "fritid");
        var second = records.open("koordinator", "fritid");
        var others = records.open("koordinator");

        var mine = actors.as(LEISURE, () -> cases.mine(1000)).stream()
                .map(CaseFile::id)
                .toList();

        assertThat(mine).contains(first, second).doesNotContain(others);
        assertThat(mine.indexOf(second)).isLessThan(mine.indexOf(first));
        assertThat(actors.as(LEISURE, () -> cases.mine(1))).hasSize(1);
    }

    @Test
    void a_number_leads_to_the_case_for_those_who_may_know_it() {
        var file = records.open(Regime.SEKRETESS, "koordinator");

        assertThat(file.number()).matches("PROV-\\d{4}-\\d{5,}");
        assertThat(actors.as(COORDINATOR, () -> cases.findByNumber(file.number())))
                .hasValue(file);
        assertThat(actors.as(OFFICER, () -> cases.findByNumber(file.number()))).isEmpty();
    }

    @Test
    void the_key_behind_the_hashes_is_out_of_reach() {
        var about = records.open("koordinator");

        refused(Actor.system(about), "select 1 from casework.identity_key where ?::uuid is not null", about);
        refused(Actor.system(about), "select casework.identity_hash('198112189876') where ?::uuid is not null", about);
        refused(
                COORDINATOR,
                "select casework.record_subject(?, 'koordinator-hisingen', '198112189876', date '1981-12-18', 'INGEN')",
                about);
    }

    private void refused(Actor actor, String sql, CaseId about) {
        assertThat(refusal(actor, sql, about)).as(sql).isNotNull();
    }

    private String refusal(Actor actor, String sql, CaseId about) {
        try {
            actors.as(actor, () -> run(jdbc.sql(sql).param(about.value()), sql));
            throw new AssertionError("not refused: " + sql);
        } catch (DataAccessException e) {
            return String.valueOf(e.getMostSpecificCause().getMessage());
        }
    }

    private static int run(JdbcClient.StatementSpec statement, String sql) {
        return sql.startsWith("select") ? statement.query().listOfRows().size() : statement.update();
    }

    private int update(Actor actor, String sql, CaseId about) {
        return actors.as(actor, () -> jdbc.sql(sql).param(about.value()).update());
    }

    private long count(Actor actor, String table, CaseId about) {
        return actors.as(actor, () -> count(table, about));
    }

    private Long count(String table, CaseId about) {
        var key = table.equals("case") ? "id" : "case_id";
        return jdbc.sql("select count(*) from casework.%s where %s = ?".formatted(table, key))
                .param(about.value())
                .query(Long.class)
                .single();
    }
}
