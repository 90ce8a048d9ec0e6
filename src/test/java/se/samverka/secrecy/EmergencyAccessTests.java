package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Refused;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.Section;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Directory;
import se.samverka.organisation.Person;
import se.samverka.secrecy.EmergencyAccess.Opening;
import se.samverka.secrecy.EmergencyAccess.Wanted;
import se.samverka.secrecy.EmergencyReviews.Result;

/** Somebody of another area's reception opens a case of Hisingen. Each test has a person of its own. */
@SamverkaTest
class EmergencyAccessTests {

    private static final String BASIS = "LB-1027";
    private static final String REASON = "Barnet är försvunnet sedan i natt";
    private static final String UNIT = "mottagning-nordost";
    private static final Actor REVIEWER = Actor.person("loggranskare", Set.of(), Set.of("loggranskare"));
    private static final Actor LOG_REVIEW = Actor.service("log-review");

    private final TestActors actors;
    private final CurrentActor current;
    private final Cases cases;
    private final Sections sections;
    private final EmergencyAccess emergencies;
    private final EmergencyReviews reviews;
    private final Directory directory;
    private final PasswordEncoder encoder;
    private final JdbcClient jdbc;
    private final Records records;
    private final Actor worker = Actor.person(
            "t." + UUID.randomUUID().toString().substring(0, 8), Set.of(UNIT), Set.of(EmergencyAccess.ROLE));
    private CaseFile file;

    @Autowired
    EmergencyAccessTests(
            TestActors actors,
            CurrentActor current,
            Cases cases,
            Sections sections,
            EmergencyAccess emergencies,
            EmergencyReviews reviews,
            Directory directory,
            PasswordEncoder encoder,
            JdbcClient jdbc) {
        this.actors = actors;
        this.current = current;
        this.cases = cases;
        this.sections = sections;
        this.emergencies = emergencies;
        this.reviews = reviews;
        this.directory = directory;
        this.encoder = encoder;
        this.jdbc = jdbc;
        this.records = new Records(actors, cases, sections);
        this.file = records.open(Regime.SEKRETESS, "koordinator", "skola");
    }

    @BeforeEach
    void somebody_with_the_role_and_a_case_with_a_section() {
        register(worker.roles());
        records.write(TEACHER, file.id(), "skolbild", "narvaro");
    }

    private void register(Set<String> roles) {
        var person = new Person(worker.id(), "Ada Lind", worker.units(), roles);
        actors.as(Actor.service("organisation"), () -> directory.register(person, Optional.of(encoder.encode("demo"))));
    }

    @Test
    void one_person_reads_one_case_for_an_hour() {
        var other = records.open("koordinator", "skola");
        records.write(TEACHER, other, "skolbild", "narvaro");
        assertThat(knows(worker, file.id())).isFalse();
        var colleague = Actor.person("t.kollega", worker.units(), worker.roles());

        open(REASON);

        assertThat(knows(worker, file.id())).isTrue();
        assertThat(read(worker)).singleElement().satisfies(section -> {
            assertThat(section.ground()).isEqualTo("emergency");
            assertThat(section.validUntil())
                    .isBetween(
                            Instant.now().plus(Duration.ofMinutes(55)),
                            Instant.now().plus(Duration.ofMinutes(60)));
        });
        assertThat(actors.as(worker, () -> cases.participants(file.id()))).hasSize(2);
        assertThat(knows(worker, other)).isFalse();
        assertThat(actors.as(worker, () -> sections.read(other, "test", List.of())))
                .isEmpty();
        assertThat(actors.as(worker, () -> cases.mine(50)))
                .extracting(CaseFile::id)
                .doesNotContain(file.id());
        assertThat(knows(colleague, file.id())).isFalse();
        assertThat(read(colleague)).isEmpty();
        assertThat(actors.as(worker.asSystem(other), () -> sections.read(file.id(), "test", List.of())))
                .isEmpty();
    }

    @Test
    void it_opens_what_is_written_now_and_no_earlier_version() {
        records.write(TEACHER, file.id(), "skolbild", "narvaro");
        open(REASON);

        assertThat(count(worker, "section_version")).isOne();
        assertThat(count(worker, "subject")).isZero();
        assertThat(count(worker, "disclosure")).isZero();
    }

    @Test
    void nothing_is_written_by_it() {
        open(REASON);

        assertThatThrownBy(() -> records.write(worker, file.id(), "anteckning", null))
                .hasMessage("section-not-yours");
        for (var sql : List.of(
                "update casework.case set state = 'CLOSED', closed_at = now(), closed_reason = 'X' where id = ?",
                "update casework.section set version = 2 where case_id = ?",
                "update casework.participant set until = now() where case_id = ?")) {
            assertThat(actors.<Integer>as(
                            worker, () -> jdbc.sql(sql).param(file.id().value()).update()))
                    .as(sql)
                    .isZero();
        }
    }

    @Test
    void it_is_over_when_the_time_is() {
        open(REASON);
        everything("update casework.emergency_access set opened_at = now() - interval '1 hour', valid_until = now()");

        assertThat(knows(worker, file.id())).isFalse();
        assertThat(read(worker)).isEmpty();
        assertThat(emergenciesUntil()).isEmpty();
    }

    @Test
    void it_is_over_when_whoever_opened_says_so_and_stays_over() {
        open(REASON);

        current.as(worker, () -> emergencies.end(file.number()));

        assertThat(knows(worker, file.id())).isFalse();
        assertThat(read(worker)).isEmpty();
        assertThatThrownBy(
                        () -> actors.as(worker, () -> jdbc.sql("update casework.emergency_access set ended_at = null")
                                .update()))
                .rootCause()
                .hasMessageContaining("once and for all");
    }

    @Test
    void it_is_over_when_the_role_is_gone() {
        open(REASON);

        assertThat(knows(TestActors.person(worker.id(), UNIT), file.id())).isFalse();
    }

    @Test
    void sql_of_ones_own_neither_opens_nor_prolongs() {
        open(REASON);

        for (var sql : List.of(
                "insert into casework.emergency_access (case_id, number, person, units, ground) values"
                        + " (gen_random_uuid(), 'X', casework.me(), '{}', 'LB-1027')",
                "update casework.emergency_access set valid_until = now() + interval '1 day'",
                "update casework.emergency_access set case_id = gen_random_uuid()",
                "delete from casework.emergency_access",
                "delete from casework.emergency_review",
                "update casework.emergency_reason set reason = 'Något helt annat som låter bättre'")) {
            assertThatThrownBy(() -> actors.as(worker, () -> jdbc.sql(sql).update()))
                    .as(sql)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> actors.as(OFFICER, () -> jdbc.sql("select casework.open_emergency(?, ?, ?)")
                        .params(file.number(), BASIS, REASON)
                        .query()
                        .listOfRows()
                        .size()))
                .isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'PROV-1999-99999', LB-1027, Barnet är försvunnet sedan i natt, true, demo, emergency-case-unknown",
        "'%', LB-1027, Barnet är försvunnet sedan i natt, true, demo, emergency-number-invalid",
        ", LB-261, Barnet är försvunnet sedan i natt, true, demo, ground-permits-nothing",
        ", LB-HITTEPA, Barnet är försvunnet sedan i natt, true, demo, ground-unknown",
        ", LB-SAM, Barnet är försvunnet sedan i natt, true, demo, emergency-by-consent",
        ", LB-1027, '   kort                     ', true, demo, emergency-reason-short",
        ", LB-1027, Barnet är försvunnet sedan i natt, false, demo, emergency-not-understood",
        ", LB-1027, Barnet är försvunnet sedan i natt, true, fel, emergency-not-proved",
        ", LB-1027, Barnet är försvunnet sedan i natt, true, '', emergency-not-proved",
    })
    void without_all_that_is_asked_nothing_opens(
            String number, String basis, String reason, boolean understood, String password, String code) {
        var wanted = new Wanted(number == null ? file.number() : number, basis, reason, understood);

        assertThatThrownBy(() -> current.as(worker, () -> emergencies.open(wanted, password)))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.code()).isEqualTo(code));

        assertThat(knows(worker, file.id())).isFalse();
        assertThat(trail()).last().asString().startsWith("EMERGENCY DENIED").endsWith(code + " -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "loggranskare", "processadmin"})
    void without_the_role_nobody_opens(String role) {
        var curious = Actor.person(worker.id(), worker.units(), role.isEmpty() ? Set.of() : Set.of(role));

        assertThatThrownBy(() -> current.as(curious, () -> emergencies.open(wanted(REASON), "demo")))
                .hasMessage("emergency-not-yours");
        assertThatThrownBy(() -> current.as(curious, emergencies::bases)).hasMessage("emergency-not-yours");
        assertThat(trail())
                .containsExactly(
                        "EMERGENCY DENIED case:" + file.number() + " emergency-not-yours -",
                        "EMERGENCY DENIED emergency emergency-not-yours -");
    }

    @Test
    void the_bases_offered_are_those_that_can_be_used_and_no_consent() {
        assertThat(current.as(worker, emergencies::bases))
                .extracting(EmergencyAccess.Basis::code)
                .contains(BASIS, "LB-191")
                .doesNotContain("LB-SAM", "LB-261", "LB-FL");
    }

    @Test
    void the_same_reason_does_not_open_the_same_case_twice() {
        open(REASON);
        current.as(worker, () -> emergencies.end(file.number()));

        assertThatThrownBy(() -> open("  barnet är FÖRSVUNNET, sedan i natt. "))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.code()).isEqualTo("emergency-reason-used"));
        assertThat(knows(worker, file.id())).isFalse();
        open("Polisen har hittat kläder vid älven");
        assertThat(knows(worker, file.id())).isTrue();
    }

    @Test
    void two_at_once_with_one_reason_open_once() {
        var results = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        open(REASON);
                        return "opened";
                    } catch (Refused refusal) {
                        return refusal.code();
                    }
                }))
                .limit(4)
                .toList();

        assertThat(results.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(
                        "opened", "emergency-reason-used", "emergency-reason-used", "emergency-reason-used");
        assertThat(openings(worker)).hasSize(1);
    }

    @Test
    void guessing_numbers_comes_to_an_end() {
        var guess = new Wanted("PROV-1999-99999", BASIS, REASON, false);
        for (var i = 0; i < CheckedEmergencies.MOST; i++) {
            assertThatThrownBy(() -> current.as(worker, () -> emergencies.open(guess, "demo")))
                    .hasMessageContaining("emergency-not-understood");
        }

        assertThatThrownBy(() -> open(REASON)).hasMessage("emergency-too-often");
        assertThat(knows(worker, file.id())).isFalse();
    }

    @Test
    void those_whom_the_case_concerns_are_told_who_and_when_and_not_why() {
        open(REASON);

        for (var told : List.of(TEACHER, COORDINATOR)) {
            assertThat(openings(told)).singleElement().satisfies(opening -> {
                assertThat(opening.person()).isEqualTo(worker.id());
                assertThat(opening.units()).containsExactly(UNIT);
                assertThat(opening.basis()).isEqualTo(BASIS);
                assertThat(opening.living()).isTrue();
                assertThat(opening.mine()).isFalse();
                assertThat(opening.review()).isNull();
            });
            assertThat(news(told)).contains(file.number());
            assertThat(reasons(told)).isZero();
        }
        assertThat(openings(OFFICER)).isEmpty();
        assertThat(news(OFFICER)).doesNotContain(file.number());
        assertThat(openings(Actor.service("prov"))).isEmpty();
        assertThat(news(worker)).containsExactly(file.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Etc/GMT+12"})
    void a_manager_is_told_on_the_days_of_the_city_wherever_the_server_thinks_it_is(String zone) {
        open(REASON);
        var unit = "chef-en-dag-" + worker.id().substring(2);
        var manager = Actor.person("t.dagchef", Set.of(unit), Set.of("chef"));

        var told = actors.as(Actor.service("organisation"), () -> {
            jdbc.sql(
                            """
                            insert into casework.unit
                            select ?, 'En dag', authority, casework.today(), casework.today()
                            from casework.unit where code = ?""")
                    .params(unit, UNIT)
                    .update();
            jdbc.sql("select set_config('TimeZone', ?, true)")
                    .param(zone)
                    .query(String.class)
                    .single();
            var news = current.as(manager, emergencies::news);
            jdbc.sql("delete from casework.unit where code = ?").param(unit).update();
            return news;
        });

        assertThat(told).extracting(Opening::person).contains(worker.id());
    }

    @Test
    void a_unit_that_wrote_and_has_left_is_told_too() {
        everything("update casework.participant set until = now() where actor = 'skola'");
        open(REASON);

        assertThat(openings(TEACHER)).hasSize(1);
    }

    @Test
    void opening_reading_and_ending_are_in_the_trail() {
        open(REASON);
        read(worker);
        current.as(worker, () -> emergencies.end(file.number()));

        assertThat(trail())
                .containsExactly(
                        "SIGN_IN OK account:" + worker.id() + " password -",
                        "EMERGENCY OK case:" + file.number() + " opened " + BASIS,
                        "READ OK section:skolbild@skola-hisingen test emergency",
                        "EMERGENCY OK case:" + file.number() + " ended " + BASIS);
    }

    @Test
    void an_opening_waits_for_review_by_somebody_else() {
        open(REASON);
        var opening = waiting(REVIEWER).orElseThrow();
        assertThat(opening.reason()).isEqualTo(REASON);
        assertThat(waiting(LOG_REVIEW)).isPresent();
        assertThat(waiting(worker)).isEmpty();
        assertThat(waiting(COORDINATOR)).isEmpty();

        assertThatThrownBy(() -> review(REVIEWER, opening.id(), "loggranskare")).hasMessage("emergency-review-early");
        current.as(worker, () -> emergencies.end(file.number()));
        assertThatThrownBy(() -> review(COORDINATOR, opening.id(), COORDINATOR.id()))
                .hasMessage("emergency-review-not-yours");
        assertThatThrownBy(() -> review(REVIEWER, opening.id(), "jurist")).hasMessage("emergency-review-not-yours");
        assertThatThrownBy(() -> review(LOG_REVIEW, opening.id(), "jurist")).hasMessage("emergency-review-not-yours");
        review(REVIEWER, opening.id(), "loggranskare");

        assertThat(waiting(REVIEWER)).isEmpty();
        assertThat(openings(TEACHER)).extracting(Opening::review).containsExactly(Result.OBEFOGAD);
        assertThat(news(TEACHER)).doesNotContain(file.number());
        assertThatThrownBy(() -> review(LOG_REVIEW, opening.id(), "loggranskare"))
                .hasMessage("emergency-review-done");
    }

    @Test
    void nobody_reviews_an_opening_of_their_own() {
        register(Set.of(EmergencyAccess.ROLE, "loggranskare"));
        open(REASON);
        current.as(worker, () -> emergencies.end(file.number()));
        var opening = waiting(REVIEWER).orElseThrow().id();
        var both = Actor.person(worker.id(), worker.units(), Set.of(EmergencyAccess.ROLE, "loggranskare"));

        assertThatThrownBy(() -> review(both, opening, worker.id())).hasMessage("emergency-review-own");
        assertThatThrownBy(() -> review(LOG_REVIEW, opening, worker.id())).hasMessage("emergency-review-own");
        review(LOG_REVIEW, opening, "loggranskare");
    }

    @Test
    void of_two_reviewers_at_once_one_is_told() {
        open(REASON);
        current.as(worker, () -> emergencies.end(file.number()));
        var opening = waiting(REVIEWER).orElseThrow().id();

        var results = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        review(REVIEWER, opening, "loggranskare");
                        return "reviewed";
                    } catch (Refused refusal) {
                        return refusal.code();
                    }
                }))
                .limit(2)
                .toList();

        assertThat(results.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder("reviewed", "emergency-review-done");
    }

    private void open(String reason) {
        current.as(worker, () -> emergencies.open(wanted(reason), "demo"));
    }

    private Wanted wanted(String reason) {
        return new Wanted(file.number(), BASIS, reason, true);
    }

    private void review(Actor by, UUID opening, String reviewer) {
        current.as(by, () -> reviews.record(opening, reviewer, Result.OBEFOGAD));
    }

    private Optional<EmergencyReviews.Unreviewed> waiting(Actor by) {
        return current.as(by, reviews::waiting).stream()
                .filter(opening -> opening.about().equals(file.id()))
                .findFirst();
    }

    private boolean knows(Actor who, CaseId about) {
        return actors.as(who, () -> cases.find(about).isPresent());
    }

    private List<Section> read(Actor who) {
        return actors.as(who, () -> sections.read(file.id(), "test", List.of()));
    }

    private List<Opening> openings(Actor who) {
        return current.as(who, () -> emergencies.openings(file.number()));
    }

    private List<String> news(Actor who) {
        return current.as(who, emergencies::news).stream().map(Opening::number).toList();
    }

    private Optional<Instant> emergenciesUntil() {
        return current.as(worker, () -> emergencies.until(file.id()));
    }

    private long reasons(Actor who) {
        return actors.as(who, () -> jdbc.sql("select count(*) from casework.emergency_reason where case_id = ?")
                .param(file.id().value())
                .query(Long.class)
                .single());
    }

    private long count(Actor who, String table) {
        return actors.as(who, () -> jdbc.sql("select count(*) from casework.%s where case_id = ?".formatted(table))
                .param(file.id().value())
                .query(Long.class)
                .single());
    }

    private void everything(String update) {
        JdbcClient.create(TestDatabase.asAdministrator())
                .sql(update + (update.contains("where") ? " and" : " where") + " case_id = ?")
                .param(file.id().value())
                .update();
    }

    private List<String> trail() {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select concat_ws(' ', action, outcome, resource, coalesce(purpose, '-'), coalesce(ground, '-'))"
                        + " from audit.event where actor = ? order by id")
                .param(worker.id())
                .query(String.class)
                .list();
    }
}
