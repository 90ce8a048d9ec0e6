package se.samverka.caserecord;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.CaseSearch.CASE_NUMBER;
import static se.samverka.caserecord.CaseSearch.IDENTITY_NUMBER;
import static se.samverka.caserecord.CaseSearch.NAME;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.TEACHER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.CaseSearch.Hit;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;

/** Everybody here has a name of their own: the number of searches is counted for each person. */
@SamverkaTest
class CaseSearchTests {

    private static final String NUMBER = "20110617-9839";
    private static final String COORDINATION_NUMBER = "19701063-9834";

    private final TestActors actors;
    private final CurrentActor current;
    private final CaseSearch search;
    private final JdbcClient jdbc;
    private final Records records;
    private final Searchable searchable;
    private final Actor teacher = somebody("skola-hisingen");
    private final Actor coordinator = somebody("koordinator-hisingen");
    private final Actor officer = somebody("polis-hisingen");
    private final CaseFile file;
    /** One that nobody else has, so that what other tests wrote is no hit. */
    private final String surname = "Prov"
            + UUID.randomUUID()
                    .toString()
                    .replace("-", "")
                    .chars()
                    .mapToObj(c -> String.valueOf((char) (c < 'a' ? c - '0' + 'g' : c)))
                    .collect(joining());

    @Autowired
    CaseSearchTests(
            TestActors actors,
            CurrentActor current,
            CaseSearch search,
            Cases cases,
            Sections sections,
            JdbcClient jdbc) {
        this.actors = actors;
        this.current = current;
        this.search = search;
        this.jdbc = jdbc;
        this.records = new Records(actors, cases, sections);
        this.searchable = new Searchable(actors, sections);
        this.file = records.open(Regime.SEKRETESS, "koordinator", "skola");
    }

    private static Actor somebody(String unit) {
        return TestActors.person("t." + UUID.randomUUID().toString().substring(0, 8), unit);
    }

    private void written() {
        searchable.write(
                TEACHER,
                file.id(),
                Map.of("fornamn", "Åsa-Märta Zoë", "efternamn", "O'Brien " + surname, "nummer", NUMBER));
    }

    @Test
    void the_unit_that_wrote_finds_by_all_three_and_reads_the_name() {
        written();

        for (var hits : List.of(
                found(teacher, NAME, "åsa " + surname),
                found(teacher, CASE_NUMBER, " " + file.number().toLowerCase() + " "))) {
            assertThat(hits).extracting(Hit::number).containsExactly(file.number());
            assertThat(hits).extracting(Hit::name).containsExactly("Åsa-Märta Zoë O'Brien " + surname);
        }
        assertThat(found(teacher, IDENTITY_NUMBER, NUMBER))
                .extracting(Hit::number)
                .contains(file.number());
    }

    @Test
    void who_takes_part_without_a_ground_finds_by_case_number_and_reads_no_name() {
        written();

        assertThat(found(coordinator, NAME, surname)).isEmpty();
        assertThat(found(coordinator, IDENTITY_NUMBER, NUMBER))
                .extracting(Hit::number)
                .doesNotContain(file.number());
        assertThat(found(coordinator, CASE_NUMBER, file.number()))
                .extracting(Hit::name)
                .containsExactly((String) null);
    }

    @Test
    void who_may_not_know_the_case_finds_nothing() {
        written();

        assertThat(found(officer, NAME, surname)).isEmpty();
        assertThat(found(officer, IDENTITY_NUMBER, NUMBER))
                .extracting(Hit::number)
                .doesNotContain(file.number());
        assertThat(found(officer, CASE_NUMBER, file.number())).isEmpty();
    }

    @Test
    void all_participants_find_by_name_where_all_participants_read() {
        var shared = records.open(Regime.DELTAGARE, "koordinator", "skola");
        searchable.write(TEACHER, shared.id(), Map.of("efternamn", surname));

        assertThat(found(coordinator, NAME, surname)).extracting(Hit::number).containsExactly(shared.number());
        assertThat(found(officer, NAME, surname)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Åsa",
                "åsa",
                "ÅSA",
                "märta",
                "Märta Åsa",
                "Åsa-Märta",
                "zoe",
                "Zoë",
                "obrien",
                "O’Brien",
                "Zoe, Åsa"
            })
    void whole_words_find_however_they_are_typed(String name) {
        written();
        assertThat(found(teacher, NAME, name + " " + surname)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asa", "Marta", "Mär", "Åsamärta", "Brie", "Anna"})
    void parts_of_words_and_other_letters_do_not(String name) {
        written();
        assertThat(found(teacher, NAME, name + " " + surname)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Søren, sören",
        "Æsa, äsa",
        "Müller, muller",
        "André, andre",
        "Weiß, weiss",
        "Łukasz, lukasz",
        "Þór, thor"
    })
    void letters_of_other_languages_are_typed_as_one_can(String written, String typed) {
        searchable.write(TEACHER, file.id(), Map.of("fornamn", written, "efternamn", surname));

        assertThat(found(teacher, NAME, typed + " " + surname)).hasSize(1);
        assertThat(found(teacher, NAME, written + " " + surname)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"19701063-9834", "197010639834", "701063-9834", "7010639834", "701063 9834"})
    void a_coordination_number_finds_in_every_way_it_is_written(String typed) {
        searchable.write(TEACHER, file.id(), Map.of("nummer", COORDINATION_NUMBER, "efternamn", surname));

        assertThat(found(teacher, IDENTITY_NUMBER, typed))
                .extracting(Hit::number)
                .contains(file.number());
    }

    @Test
    void only_what_is_written_last_finds() {
        written();
        searchable.write(TEACHER, file.id(), Map.of("fornamn", "Bo", "efternamn", surname + "x"));

        assertThat(found(teacher, NAME, surname)).isEmpty();
        assertThat(found(teacher, NAME, surname + "x")).hasSize(1);
        assertThat(found(teacher, IDENTITY_NUMBER, NUMBER))
                .extracting(Hit::number)
                .doesNotContain(file.number());
    }

    @Test
    void other_fields_are_never_searched() {
        searchable.write(TEACHER, file.id(), Map.of("telefon", surname));
        records.write(TEACHER, file.id(), "skolbild", null, Records.text("fornamn", surname));

        assertThat(found(teacher, NAME, surname)).isEmpty();
    }

    @Test
    void the_name_of_somebody_protected_is_not_listed() {
        written();
        actors.asSystem(file.id(), () -> jdbc.sql(
                        "select casework.record_subject(?, 'skola-hisingen', '201106179839', date '2011-06-17', 'SEKRETESSMARKERING')")
                .param(file.id().value())
                .query(Boolean.class)
                .single());

        var cleared = Actor.person(teacher.id() + "c", teacher.units(), Set.of(Protections.ROLE));
        for (var hits : List.of(found(cleared, CASE_NUMBER, file.number()), found(cleared, NAME, surname))) {
            assertThat(hits).singleElement().satisfies(hit -> {
                assertThat(hit.name()).isNull();
                assertThat(hit.isProtected()).isTrue();
            });
        }
        assertThat(found(teacher, CASE_NUMBER, file.number())).isEmpty();
        assertThat(found(teacher, NAME, surname)).isEmpty();
        assertThat(cases(teacher)).as("by SQL").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "name, hög frånvaro 2026, search-name-invalid",
        "name, %, search-name-invalid",
        "name, And*, search-name-invalid",
        "name, A, search-name-invalid",
        "name, '', search-name-invalid",
        "identityNumber, 20110617-9838, search-identity-invalid",
        "identityNumber, 2011, search-identity-invalid",
        "identityNumber, Anna, search-identity-invalid",
        "caseNumber, PROV-2026, search-number-invalid",
        "caseNumber, narkotika, search-number-invalid",
        "school, Exempelskolan, search-one-term"
    })
    void anything_else_is_refused(String kind, String said, String code) {
        assertThatThrownBy(() -> found(teacher, kind, said))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
        assertThat(trail(teacher))
                .singleElement()
                .asString()
                .startsWith("SEARCH DENIED")
                .endsWith(code);
    }

    @Test
    void two_terms_or_none_are_refused() {
        for (var terms : List.of(Map.<String, String>of(), Map.of(NAME, "Anna", CASE_NUMBER, file.number()))) {
            assertThatThrownBy(() -> find(teacher, terms)).hasMessage("search-one-term");
        }
    }

    @Test
    void each_search_leaves_one_event_and_each_case_shown_another_without_the_term() {
        written();
        found(teacher, NAME, surname);
        found(teacher, NAME, surname + "y");
        found(coordinator, CASE_NUMBER, file.number());

        assertThat(trail(teacher))
                .containsExactly(
                        "SEARCH OK search:name -",
                        "LIST OK section:person@skola-hisingen search:name",
                        "SEARCH EMPTY search:name -");
        assertThat(trail(coordinator))
                .containsExactly(
                        "SEARCH OK search:caseNumber -", "LIST OK case:" + file.number() + " search:caseNumber");
    }

    @Test
    void the_thirty_first_search_in_five_minutes_is_refused_and_others_go_on() {
        for (var i = 0; i < AuditedCaseSearch.MOST; i++) {
            found(officer, NAME, surname);
        }

        assertThatThrownBy(() -> found(officer, NAME, surname)).hasMessage("search-too-often");
        assertThat(trail(officer)).last().isEqualTo("SEARCH DENIED search:name search-too-often");
        assertThat(found(teacher, NAME, surname)).isEmpty();
        JdbcClient.create(TestDatabase.asAdministrator())
                .sql("update casework.turn set taken_at = taken_at - interval '5 minutes' where person = ?")
                .param(officer.id())
                .update();
        assertThat(found(officer, NAME, surname)).isEmpty();
    }

    @Test
    void turns_taken_at_once_are_counted_too() {
        var searches = IntStream.range(0, AuditedCaseSearch.MOST + 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> refusals(officer)))
                .toList();

        assertThat(searches.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(6);
    }

    private int refusals(Actor by) {
        try {
            found(by, NAME, surname);
            return 0;
        } catch (Refused refusal) {
            return 1;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select hashes from casework.search_term",
                "select casework.search_hashes('%s', 'name', array ['anna'])",
                "select casework.identity_hash('201106179839')",
                "select * from casework.turn",
                "insert into casework.search_term values ('%s', 'person', 'skola-hisingen', 'name', '{a}', '{a}')",
                "delete from casework.search_term",
                "delete from casework.turn"
            })
    void sql_of_ones_own_reaches_neither_hashes_nor_what_makes_them(String sql) {
        written();
        assertThatThrownBy(() -> actors.as(TEACHER, () -> {
                    var statement = jdbc.sql(sql.formatted(file.id()));
                    return sql.startsWith("select")
                            ? statement.query().listOfRows().size()
                            : statement.update();
                }))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void sql_of_ones_own_finds_what_the_search_finds() {
        written();

        assertThat(cases(TEACHER)).containsExactly(file.id().value());
        assertThat(cases(COORDINATOR)).isEmpty();
        assertThat(cases(officer)).isEmpty();
        assertThat(cases(Actor.system(file.id()))).isEmpty();
        assertThat(cases(Actor.service("prov"))).isEmpty();
    }

    @Test
    void the_same_person_in_two_cases_leaves_nothing_in_common_and_no_index_to_look_in() {
        written();
        var other = records.open(Regime.SEKRETESS, "koordinator", "skola");
        searchable.write(TEACHER, other.id(), Map.of("efternamn", surname, "nummer", NUMBER));
        var everything = JdbcClient.create(TestDatabase.asAdministrator());

        assertThat(everything
                        .sql("select unnest(hashes) from casework.search_term where case_id in (?, ?)")
                        .params(file.id().value(), other.id().value())
                        .query(byte[].class)
                        .list())
                .hasSizeGreaterThan(5)
                .doesNotHaveDuplicates();
        assertThat(everything
                        .sql("select indexdef from pg_indexes where tablename = 'search_term'")
                        .query(String.class)
                        .list())
                .noneMatch(index -> index.contains("hashes"));
    }

    private List<UUID> cases(Actor by) {
        return actors.as(by, () -> jdbc.sql("select casework.find_cases('name', ?)")
                .param(surname)
                .query(UUID.class)
                .list());
    }

    private List<Hit> found(Actor by, String kind, String said) {
        return find(by, Map.of(kind, said)).hits();
    }

    private CaseSearch.Result find(Actor by, Map<String, String> terms) {
        return current.as(by, () -> search.find(terms));
    }

    private static List<String> trail(Actor of) {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select concat_ws(' ', action, outcome, resource, coalesce(purpose, '-')) from audit.event"
                        + " where actor = ? order by id")
                .param(of.id())
                .query(String.class)
                .list();
    }

    @Test
    void a_case_in_which_nothing_is_written_is_found_by_its_number() {
        assertThat(found(teacher, CASE_NUMBER, file.number()))
                .extracting(Hit::name)
                .containsExactly((String) null);
    }
}
