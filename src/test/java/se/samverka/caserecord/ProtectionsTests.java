package se.samverka.caserecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.Protecting.cleared;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;
import static se.samverka.caserecord.Records.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Protections.Purpose;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** Who knows of a case about somebody protected, by our services and by SQL of their own. */
@SamverkaTest
class ProtectionsTests {

    private static final Actor CLEARED = cleared(TEACHER);
    private static final Actor CLEARED_OUTSIDER = cleared(OFFICER);

    private final TestActors actors;
    private final Cases cases;
    private final Sections sections;
    private final Drafts drafts;
    private final Protections protections;
    private final JdbcClient jdbc;
    private final Records records;
    private final Protecting protecting;

    @Autowired
    ProtectionsTests(
            TestActors actors,
            Cases cases,
            Sections sections,
            Drafts drafts,
            Protections protections,
            JdbcClient jdbc) {
        this.actors = actors;
        this.cases = cases;
        this.sections = sections;
        this.drafts = drafts;
        this.protections = protections;
        this.jdbc = jdbc;
        this.records = new Records(actors, cases, sections);
        this.protecting = new Protecting(actors, jdbc);
    }

    private CaseId written(Regime regime) {
        var about = records.open(regime, "koordinator", "skola").id();
        records.write(TEACHER, about, "bild", null);
        return about;
    }

    private CaseId shielded() {
        var about = written(Regime.SEKRETESS);
        protecting.record(about, Protection.SEKRETESSMARKERING);
        return about;
    }

    @ParameterizedTest
    @EnumSource(Protection.class)
    void only_those_with_the_role_know_a_case_that_is_or_may_be_protected(Protection level) {
        var about = written(Regime.SEKRETESS);
        protecting.record(about, level);

        boolean all = level == Protection.INGEN;
        assertThat(knows(TEACHER, about)).isEqualTo(all);
        assertThat(knows(COORDINATOR, about)).isEqualTo(all);
        assertThat(knows(CLEARED, about)).isTrue();
        assertThat(knows(CLEARED_OUTSIDER, about)).isFalse();
        assertThat(actors.as(CLEARED, () -> protections.of(about))).isEqualTo(level);
    }

    @ParameterizedTest
    @EnumSource(Regime.class)
    void sql_of_ones_own_gets_no_further_in_any_regime(Regime regime) {
        var about = written(regime);
        protecting.record(about, Protection.SKYDDAD_FOLKBOKFORING);
        open(CLEARED, about);

        for (var table : List.of("case", "participant", "section", "section_version", "subject")) {
            assertThat(count(TEACHER, table, about)).as(table).isZero();
            assertThat(count(COORDINATOR, table, about)).as(table).isZero();
            assertThat(count(CLEARED, table, about)).as(table).isPositive();
            assertThat(count(Actor.system(about), table, about)).as(table).isPositive();
        }
        assertThat(count(TEACHER, "protected_case", about)).isZero();
        assertThat(count(CLEARED, "protected_case", about)).isOne();
        assertThat(count(CLEARED, "protected_opening", about)).isOne();
        assertThat(count(COORDINATOR, "protected_opening", about)).isZero();
    }

    @Test
    void functions_with_more_rights_answer_the_uncleared_as_for_no_case() {
        var about = shielded();

        for (var question : List.of(
                "select casework.takes_part(?)::text",
                "select casework.sees_case(?)::text",
                "select casework.concerns_my_unit(?)::text",
                "select casework.opened_to_me(?)::text",
                "select casework.change_protection(?, 'INGEN')",
                "select (casework.subject_name(?)).code")) {
            assertThat(asked(TEACHER, question, about))
                    .as(question)
                    .isEqualTo(asked(TEACHER, question, CaseId.random()));
        }
        assertThat(asked(CLEARED, "select casework.takes_part(?)::text", about)).hasValue("true");
    }

    @Test
    void the_uncleared_write_nothing_and_are_refused_as_for_no_case() {
        var about = shielded();
        var insert = "insert into casework.section (case_id, code, unit) values (?, 'x', 'skola-hisingen')";

        assertThat(refusal(TEACHER, insert, about)).isEqualTo(refusal(TEACHER, insert, CaseId.random()));
        assertThatThrownBy(() -> records.write(TEACHER, about, "bild", null)).hasMessage("section-not-yours");
        assertThat(records.write(CLEARED, about, "bild", null).version()).isEqualTo(2);
    }

    @Test
    void what_is_written_waits_for_the_deliberate_step_which_is_on_record() {
        var about = shielded();
        var number = actors.as(CLEARED, () -> cases.find(about).orElseThrow().number());

        assertThat(actors.as(CLEARED, () -> protections.opened(about))).isFalse();
        assertThat(read(CLEARED, about)).isEmpty();
        assertThat(count(CLEARED, "section_version", about)).isZero();
        assertThat(count(CLEARED, "subject", about)).isZero();

        open(CLEARED, about);

        assertThat(read(CLEARED, about)).hasSize(1);
        assertThat(read(cleared(CLEARED), about)).as("a colleague's").isEmpty();
        assertThat(trail(about)).contains("OPEN_PROTECTED OK case:" + number + " KONTAKT");
        assertThatThrownBy(() -> actors.as(CLEARED, () -> protections.open(about, Optional.empty())))
                .hasMessage("protected-purpose (purpose)");
        assertThatThrownBy(() -> open(TEACHER, about)).hasMessage("case-unknown");
        assertThatThrownBy(() -> open(TEACHER, CaseId.random())).hasMessage("case-unknown");
    }

    @Test
    void an_opening_ends_after_an_hour() {
        var about = shielded();
        open(CLEARED, about);
        var left = JdbcClient.create(TestDatabase.asAdministrator())
                .sql("select extract(epoch from valid_until - now()) from casework.protected_opening where case_id = ?")
                .param(about.value())
                .query(Integer.class)
                .single();

        assertThat(left).isBetween(3_500, 3_600);
        assertThat(refusal(
                        CLEARED,
                        "insert into casework.protected_opening (case_id, purpose, valid_until)"
                                + " values (?, 'KONTAKT', 'infinity')",
                        about))
                .contains("permission denied");
    }

    @Test
    void in_an_emergency_too_it_takes_both_roles() {
        var about = shielded();
        var number = actors.as(CLEARED, () -> cases.find(about).orElseThrow().number());
        var reception = Actor.person("t.nod", Set.of("mottagning-nordost"), Set.of("nodatkomst"));
        var both = Actor.person("t.nod.skydd", reception.units(), Set.of("nodatkomst", Protections.ROLE));

        assertThat(emergency(reception, number))
                .hasValue("case-unknown")
                .isEqualTo(emergency(reception, "PROV-1999-99999"));
        assertThat(knows(reception, about)).isFalse();
        assertThat(emergency(both, number)).isEmpty();
        assertThat(knows(both, about)).isTrue();
        assertThat(read(both, about)).hasSize(1);
        assertThat(count(CLEARED, "emergency_access", about)).as("told").isOne();
        assertThat(count(TEACHER, "emergency_access", about)).isZero();
        assertThat(count(Actor.person("t.granskare", Set.of(), Set.of("loggranskare")), "emergency_access", about))
                .as("reviewed")
                .isOne();
    }

    private Optional<String> emergency(Actor by, String number) {
        return actors.as(by, () -> jdbc.sql("select refusal from casework.open_emergency(?, 'LB-1027', ?)")
                .params(number, "Barnet är försvunnet sedan i natt")
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single());
    }

    @Test
    void losing_the_role_closes_the_case_whatever_was_opened() {
        var about = shielded();
        open(CLEARED, about);
        var before = Actor.person(CLEARED.id(), CLEARED.units(), Set.of());

        assertThat(knows(before, about)).isFalse();
        assertThat(read(before, about)).isEmpty();
        assertThat(count(before, "protected_opening", about)).isZero();
    }

    @Test
    void whoever_takes_part_may_raise_the_protection_and_only_the_cleared_lower_it() {
        var about = written(Regime.SEKRETESS);
        protecting.record(about, Protection.INGEN);

        assertThatThrownBy(() -> change(OFFICER, about, Protection.OKANT)).hasMessage("protection-unchangeable");
        change(TEACHER, about, Protection.OKANT);
        assertThat(knows(TEACHER, about)).isFalse();
        assertThatThrownBy(() -> change(TEACHER, about, Protection.INGEN)).hasMessage("protection-unchangeable");
        change(CLEARED, about, Protection.INGEN);
        assertThat(knows(TEACHER, about)).isTrue();
        assertThat(trail(about)).contains("WRITE OK case:protection OKANT", "WRITE OK case:protection INGEN");
    }

    @Test
    void reading_the_same_form_again_takes_nothing_back() {
        var about = shielded();
        protecting.record(about, Protection.INGEN);

        assertThat(actors.as(CLEARED, () -> protections.of(about))).isEqualTo(Protection.SEKRETESSMARKERING);
    }

    @Test
    void a_case_about_nobody_has_no_protection_to_change() {
        var about = written(Regime.SEKRETESS);

        assertThatThrownBy(() -> change(TEACHER, about, Protection.OKANT)).hasMessage("protection-unchangeable");
    }

    @Test
    void another_case_does_not_tell_of_a_protected_one_unless_it_is_protected_itself() {
        var number = "20110617985" + UUID.randomUUID().toString().charAt(0);
        var first = written(Regime.SEKRETESS);
        duplicate(first, number, Protection.SEKRETESSMARKERING);

        assertThat(duplicate(written(Regime.SEKRETESS), number, Protection.INGEN))
                .isFalse();
        assertThat(duplicate(written(Regime.SEKRETESS), number, Protection.OKANT))
                .isTrue();
    }

    private boolean duplicate(CaseId about, String number, Protection level) {
        var digits = number.replaceAll("[a-f]$", "7");
        return actors.asSystem(
                about, () -> jdbc.sql("select casework.record_subject(?, 'skola-hisingen', ?, date '2011-06-17', ?)")
                        .params(about.value(), digits, level.name())
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void a_draft_of_a_start_form_is_nobodys_case_and_stays() {
        var key = "process:skydd-" + UUID.randomUUID();
        actors.as(TEACHER, () -> drafts.save(key, text("halvt", "skrivet")));

        assertThat(actors.as(TEACHER, () -> drafts.find(key))).isPresent();
    }

    private void open(Actor by, CaseId about) {
        actors.as(by, () -> protections.open(about, Optional.of(Purpose.KONTAKT)));
    }

    private void change(Actor by, CaseId about, Protection to) {
        actors.as(by, () -> protections.change(about, to));
    }

    private boolean knows(Actor by, CaseId about) {
        return actors.as(by, () -> cases.find(about).isPresent());
    }

    private List<Sections.Section> read(Actor by, CaseId about) {
        return actors.as(by, () -> sections.read(about, "test", List.of()));
    }

    private Optional<String> asked(Actor by, String sql, CaseId about) {
        return actors.as(by, () -> jdbc.sql(sql)
                .param(about.value())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single());
    }

    private String refusal(Actor by, String sql, CaseId about) {
        try {
            actors.as(by, () -> jdbc.sql(sql).param(about.value()).update());
            throw new AssertionError("not refused: " + sql);
        } catch (DataAccessException e) {
            return String.valueOf(e.getMostSpecificCause().getMessage());
        }
    }

    private long count(Actor by, String table, CaseId about) {
        var key = table.equals("case") ? "id" : "case_id";
        return actors.as(by, () -> jdbc.sql("select count(*) from casework.%s where %s = ?".formatted(table, key))
                .param(about.value())
                .query(Long.class)
                .single());
    }

    private static List<String> trail(CaseId about) {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select concat_ws(' ', action, outcome, resource, purpose) from audit.event where case_id = ?")
                .param(about.value())
                .query(String.class)
                .list();
    }
}
