package se.samverka.caserecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.caserecord.LinkedCases.Link;
import se.samverka.caserecord.LinkedCases.Opening;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;

/** Cases that belong to another case. */
@SamverkaTest
class LinkedCasesTests {

    private static final Actor CLEARED =
            Actor.person("koordinator.hisingen", Set.of("koordinator-hisingen"), Set.of(Protections.ROLE));

    private final TestActors actors;
    private final Cases cases;
    private final LinkedCases linked;
    private final CloseLinked closing;
    private final JdbcClient jdbc;
    private final Records records;

    @Autowired
    LinkedCasesTests(
            TestActors actors,
            Cases cases,
            LinkedCases linked,
            CloseLinked closing,
            Sections sections,
            JdbcClient jdbc) {
        this.actors = actors;
        this.cases = cases;
        this.linked = linked;
        this.closing = closing;
        this.jdbc = jdbc;
        this.records = new Records(actors, cases, sections);
    }

    @Test
    void each_has_a_number_a_title_participants_and_a_place_of_its_own() {
        var parent = parent();

        var first = open(parent, "kultur", "Kulturnämnden", "skola");
        var second = open(parent, "energi", "Göteborg Energi AB", "polis");

        assertThat(first.number()).startsWith("PROV-").isNotEqualTo(second.number());
        assertThat(of(COORDINATOR, parent)).as("no participant of either").isEmpty();
        assertThat(actors.asSystem(parent, () -> linked.of(parent)))
                .containsExactly(new Link(first, "kultur", 1), new Link(second, "energi", 2));
        assertThat(first.title()).isEqualTo("Kulturnämnden");
        assertThat(actors.as(TEACHER, () -> cases.find(first.id()))).hasValue(first);
        assertThat(actors.as(TEACHER, () -> cases.find(second.id()))).isEmpty();
        assertThat(actors.asSystem(parent, () -> linked.byKey(parent, "energi")))
                .hasValue(second.id());
        assertThat(actors.asSystem(parent, () -> linked.at(parent, 1))).hasValue(first.id());
        assertThat(actors.asSystem(parent, () -> linked.at(parent, 3))).isEmpty();
        assertThat(actors.asSystem(parent, () -> linked.of(parent, 1))).hasSize(1);
    }

    @Test
    void a_link_is_known_to_those_who_know_both_cases() {
        var parent = parent("skola");
        var child = open(parent, "a", "A", "skola", "polis").id();

        assertThat(of(TEACHER, parent)).extracting(Link::key).containsExactly("a");
        assertThat(actors.as(TEACHER, () -> linked.parentOf(child)))
                .map(CaseFile::id)
                .hasValue(parent);
        assertThat(of(COORDINATOR, parent)).as("knows the parent only").isEmpty();
        assertThat(actors.as(OFFICER, () -> linked.parentOf(child)))
                .as("knows the child only")
                .isEmpty();
        assertThat(links(OFFICER, parent)).isZero();
        assertThat(links(Actor.system(child), parent)).isOne();
        assertThat(links(Actor.system(CaseId.random()), parent)).isZero();
        assertThat(links(Actor.service("prov"), parent)).isZero();
        assertThat(actors.<Integer>asNobody(() -> links(parent))).isZero();
    }

    @Test
    void my_newest_cases_are_those_that_stand_by_themselves() {
        var parent = parent("skola");
        var child = open(parent, "a", "A", "skola", "polis").id();

        assertThat(newest(TEACHER)).contains(parent).doesNotContain(child);
        assertThat(newest(OFFICER)).as("takes no part in the parent").contains(child);
    }

    private List<CaseId> newest(Actor person) {
        return actors.as(person, () -> cases.mine(1000)).stream()
                .map(CaseFile::id)
                .toList();
    }

    @Test
    void whoever_reads_every_open_case_knows_the_links_between_them() {
        var parent = records.open(Regime.OPPEN, "koordinator").id();
        actors.as(COORDINATOR, () -> linked.open(parent, "a", "A", with(Regime.OPPEN, Map.of())));

        assertThat(of(OFFICER, parent)).hasSize(1);
    }

    @Test
    void the_system_of_the_parent_knows_who_takes_part_and_reads_nothing() {
        var parent = parent();
        var child = open(parent, "a", "A", "skola").id();
        records.write(TEACHER, child, "bild", null);

        assertThat(actors.asSystem(parent, () -> cases.participants(child)))
                .extracting(Cases.Participant::unit)
                .containsExactly("skola-hisingen");
        assertThat(sections(Actor.system(parent), child)).isZero();
        assertThat(actors.asSystem(child, () -> cases.find(parent))).isEmpty();
    }

    @Test
    void the_same_key_twice_is_refused_and_nothing_is_opened() {
        var parent = parent();
        open(parent, "a", "A", "skola");

        assertThatThrownBy(() -> open(parent, "a", "A", "skola")).hasMessage("linked-twice");
        assertThatThrownBy(() -> openAll(parent, "b", "c", "b")).hasMessage("linked-twice");
        assertThatThrownBy(() -> openAll(parent, "d", "a")).hasMessage("linked-twice");
        assertThat(actors.<Integer>asSystem(parent, () -> linked.count(parent))).isOne();

        openAll(parent, "b", "c");
        assertThat(actors.asSystem(parent, () -> linked.of(parent)))
                .extracting(Link::position)
                .containsExactly(1, 2, 3);
    }

    @Test
    void nothing_is_linked_to_a_closed_case_or_to_none() {
        var parent = parent();
        actors.as(Actor.system(parent), () -> cases.close(parent, "KLART"));

        assertThatThrownBy(() -> open(parent, "a", "A", "skola")).hasMessage("case-closed");
        assertThatThrownBy(() -> open(CaseId.random(), "a", "A", "skola")).hasMessage("case-unknown");
    }

    @Test
    void nobody_but_the_system_of_the_parent_links() {
        var parent = parent("skola");
        var other = parent("skola");

        assertThatThrownBy(() -> insert(TEACHER, parent, other)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> insert(Actor.system(other), parent, other)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> actors.as(Actor.system(parent), () -> jdbc.sql("delete from casework.case_link")
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_case_under_secrecy_has_no_title() {
        var parent = parent();
        var secret =
                actors.as(COORDINATOR, () -> linked.open(parent, "a", "Titel", with(Regime.SEKRETESS, units("skola"))));

        assertThat(secret.title()).isNull();
        assertThatThrownBy(() -> actors.as(Actor.system(secret.id()), () -> jdbc.sql(
                                "update casework.case set title = 'Titel' where id = ?")
                        .param(secret.id().value())
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_title_is_one_line_of_at_most_120_characters_and_can_be_changed() {
        var child = open(parent(), "a", "En\n lång " + "å".repeat(200), "skola");
        assertThat(child.title()).startsWith("En lång åå").hasSize(120).endsWith("…");

        actors.as(Actor.system(child.id()), () -> cases.rename(child.id(), "Ny"));
        assertThat(title(child)).isEqualTo("Ny");
        actors.as(Actor.system(child.id()), () -> cases.rename(child.id(), " "));
        assertThat(title(child)).isNull();
        assertThatThrownBy(() -> actors.as(OFFICER, () -> cases.rename(child.id(), "Min")))
                .hasMessage("case-unknown");
    }

    @Test
    void a_unit_takes_over_and_who_took_part_before_stays_on_record() {
        var about = parent("koordinator", "skola");

        actors.as(Actor.system(about), () -> cases.replace(about, "skola", "skola-nordost"));
        actors.as(Actor.system(about), () -> cases.replace(about, "skola", "skola-nordost"));

        assertThat(actors.as(TEACHER, () -> cases.find(about))).as("no longer").isEmpty();
        assertThat(actors.asSystem(about, () -> jdbc.sql(
                                "select unit || case when until is null then '' else ' until' end from casework.participant"
                                        + " where case_id = ? and actor = 'skola' order by until nulls last")
                        .param(about.value())
                        .query(String.class)
                        .list()))
                .containsExactly("skola-hisingen until", "skola-nordost");
        assertThat(trail(about)).contains("WRITE participant:skola replaced");
    }

    @Test
    void under_secrecy_nobody_takes_over() {
        var about = records.open("koordinator", "skola");

        assertThatThrownBy(() -> actors.as(Actor.system(about), () -> cases.replace(about, "skola", "skola-nordost")))
                .hasMessage("new-recipient");
        assertThat(actors.as(TEACHER, () -> cases.find(about))).isPresent();
    }

    @Test
    void a_protected_case_has_links_for_those_who_are_cleared_only() {
        var parent = parent("koordinator", "skola");
        var child = open(parent, "a", null, "koordinator", "skola").id();
        protect(child);

        assertThat(of(TEACHER, parent)).isEmpty();
        assertThat(links(TEACHER, parent)).isZero();
        assertThat(of(CLEARED, parent)).hasSize(1);
    }

    @Test
    void the_system_of_the_parent_looks_after_protected_cases_too() {
        var parent = parent("koordinator");
        var child = open(parent, "a", null, "skola").id();
        records.write(TEACHER, child, "bild", null);
        protect(child);
        var system = Actor.system(parent);

        assertThat(of(system, parent)).extracting(Link::key).containsExactly("a");
        assertThat(actors.as(system, () -> linked.unitsOf(parent, "skola"))).containsEntry(child, "skola-hisingen");
        assertThat(sections(system, child)).isZero();
        actors.as(system, () -> closing.perform(parent, new Inputs(Map.of("reason", "KLART"))));
        assertThat(actors.asSystem(child, () -> cases.find(child)))
                .map(CaseFile::state)
                .hasValue(CaseFile.State.CLOSED);
    }

    @Test
    void what_was_opened_is_in_the_trail() {
        var parent = parent();
        openAll(parent, "a", "b");

        assertThat(trail(parent)).contains("WRITE links:1-2 linked");
        var child = actors.asSystem(parent, () -> linked.at(parent, 2)).orElseThrow();
        assertThat(trail(child)).containsExactly("START case:prov linked");
    }

    private CaseId parent(String... participants) {
        return records.open(Regime.DELTAGARE, participants.length == 0 ? new String[] {"koordinator"} : participants)
                .id();
    }

    private CaseFile open(CaseId parent, String key, @Nullable String title, String... participants) {
        return actors.as(
                COORDINATOR, () -> linked.open(parent, key, title, with(Regime.DELTAGARE, units(participants))));
    }

    private List<CaseFile> openAll(CaseId parent, String... keys) {
        var openings = List.of(keys).stream()
                .map(key -> new Opening(key, key, with(Regime.DELTAGARE, units("skola"))))
                .toList();
        return actors.as(COORDINATOR, () -> linked.open(parent, openings));
    }

    private static Map<String, String> units(String... participants) {
        return IntStream.range(0, participants.length)
                .boxed()
                .collect(java.util.stream.Collectors.toMap(i -> participants[i], i -> participants[i] + "-hisingen"));
    }

    private static NewCase with(Regime regime, Map<String, String> participants) {
        return new NewCase("prov", "PROV", regime, "bevaras", "hisingen", participants);
    }

    private List<Link> of(Actor reader, CaseId parent) {
        return actors.as(reader, () -> linked.of(parent));
    }

    private int links(Actor reader, CaseId parent) {
        return actors.<Integer>as(reader, () -> links(parent));
    }

    private int links(CaseId parent) {
        return jdbc.sql("select count(*) from casework.case_link where parent = ?")
                .param(parent.value())
                .query(Integer.class)
                .single();
    }

    private int sections(Actor reader, CaseId about) {
        return actors.<Integer>as(reader, () -> jdbc.sql("select count(*) from casework.section where case_id = ?")
                .param(about.value())
                .query(Integer.class)
                .single());
    }

    private int insert(Actor by, CaseId parent, CaseId child) {
        return actors.<Integer>as(by, () -> jdbc.sql(
                        "insert into casework.case_link (parent, child, key, position) values (?, ?, 'x', 1)")
                .params(parent.value(), child.value())
                .update());
    }

    private @Nullable String title(CaseFile file) {
        return actors.as(TEACHER, () -> cases.find(file.id())).orElseThrow().title();
    }

    private void protect(CaseId about) {
        JdbcClient.create(TestDatabase.asAdministrator())
                .sql("insert into casework.protected_case (case_id, level) values (?, 'OKANT')")
                .param(about.value())
                .update();
    }

    private List<String> trail(CaseId about) {
        return JdbcClient.create(TestDatabase.asAdministrator())
                .sql("select concat_ws(' ', action, resource, purpose) from audit.event where case_id = ? order by id")
                .param(about.value())
                .query(String.class)
                .list();
    }
}
