package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.database.TestDatabase;
import se.samverka.identity.CaseId;

/** Who answers at what age, and when guardians' answers end. */
@SamverkaTest
class ConsentAgesTests {

    private final TestActors actors;
    private final Sections sections;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ConsentQuestions questions;
    private final Records records;
    private final Family family;
    private final LocalDate today;
    private CaseId about = CaseId.random();

    @Autowired
    ConsentAgesTests(
            TestActors actors,
            Sections sections,
            Cases cases,
            Consents consents,
            Disclosures disclosures,
            JdbcClient jdbc,
            Clock clock,
            ConsentQuestions questions,
            RequestConsent request,
            RecordConsentAnswer record,
            AssessConsent assess,
            StartSharing share,
            PickDiscloser discloser,
            PickSignatory signatory,
            EndSharing end,
            CloseCase close) {
        this.actors = actors;
        this.sections = sections;
        this.jdbc = jdbc;
        this.clock = clock;
        this.questions = questions;
        this.today = LocalDate.now(clock);
        this.records = new Records(actors, cases, sections);
        this.family = new Family(
                actors,
                records,
                sections,
                consents,
                disclosures,
                new Family.Steps(request, record, assess, share, discloser, signatory, end, close),
                today);
    }

    @BeforeEach
    void a_case() {
        about = records.open("koordinator", "skola");
    }

    @Test
    void a_guardians_consent_ends_as_the_young_person_turns_eighteen() {
        var birthday = today.plusDays(10);
        born(birthday.minusYears(18));

        shared("VH", 1);

        assertThat(ends("consent_grant where signatory = 'VH1' and"))
                .containsOnly(birthday.atStartOfDay(clock.getZone()).toInstant());
        assertThat(ends("consent_grant where signatory = 'UN' and"))
                .containsOnly(today.plusMonths(6)
                        .plusDays(1)
                        .atStartOfDay(clock.getZone())
                        .toInstant());
        assertThat(ends("disclosure where"))
                .containsOnly(birthday.atStartOfDay(clock.getZone()).toInstant());
        assertThat(question().signatory("VH1").orElseThrow().rows())
                .extracting(ConsentQuestions.Row::validTo)
                .containsOnly(birthday.minusDays(1));
    }

    @Test
    void a_date_of_birth_that_becomes_known_later_closes_at_once() {
        shared("VH", 1);

        born(today.minusYears(18));

        assertThat(read()).isZero();
        assertThat(family.assess(about)).isEqualTo("NEKAT");
    }

    @Test
    void the_young_persons_own_consent_outlasts_the_birthday() {
        born(today.minusYears(18));

        family.ask(about, "VH", 2, row());
        assertThat(codes()).containsExactly("UN");
        family.answerYes(about, 0);
        family.share(about);
        family.write(TEACHER, about, "skola-narvaro", "narvaro");

        assertThat(family.assess(about)).isEqualTo("LAMNAT");
        assertThat(read()).isEqualTo(1);
    }

    @Test
    void from_fifteen_the_young_person_signs_too() {
        born(today.minusYears(15));

        assertThat(family.ask(about, "VH", 2, row())).isEqualTo(3);

        assertThat(codes()).containsExactly("VH1", "VH2", "UN");
    }

    @Test
    void a_question_still_open_on_the_birthday_is_put_to_the_young_person() {
        family.ask(about, "VH", 2, row());
        family.writeAnswer(about, 0, "ja", "rad-1");
        born(today.minusYears(18));

        assertThatThrownBy(() -> family.record(about, 0)).hasMessage("consent-guardian-of-adult");
        assertThat(family.askAgain(about)).isEqualTo(1);
        assertThat(codes()).containsExactly("UN");
    }

    @Test
    void a_question_asked_again_of_the_same_people_keeps_their_answers() {
        born(today.minusYears(16));
        family.ask(about, "VH_UN", 1, row());
        family.answerYes(about, 0);

        assertThat(family.askAgain(about)).isEqualTo(1);
        assertThat(question().signatory("VH1").orElseThrow().answer()).isEqualTo("ja");
    }

    @Test
    void an_answer_from_before_the_question_changes_nothing() {
        family.ask(about, "VH", 1, row());
        records.write(
                COORDINATOR,
                about,
                "samtyckessvar-0",
                null,
                Records.values(Map.of(
                        "svar",
                        "ja",
                        "omfattning",
                        "rad-1",
                        "satt",
                        "skriftligt",
                        "datum",
                        today.minusDays(1).toString())));

        assertThatThrownBy(() -> family.record(about, 0)).hasMessage("consent-date-before-question (datum)");
        assertThat(family.assess(about)).isEqualTo("DELVIS");
    }

    @Test
    void only_the_unit_that_asks_sees_the_question() {
        family.ask(about, "VH", 1, row());

        assertThat(question().holder()).isEqualTo("koordinator-hisingen");
        assertThat(actors.as(TEACHER, () -> questions.current(about))).isEmpty();
        assertThat(actors.asNobody(() -> questions.current(about))).isEmpty();
    }

    private void shared(String signatories, int guardians) {
        var asked = family.ask(about, signatories, guardians, row());
        for (var number = 0; number < asked; number++) {
            family.answerYes(about, number);
        }
        family.share(about);
        family.write(TEACHER, about, "skola-narvaro", "narvaro");
        assertThat(read()).isEqualTo(1);
    }

    private void born(LocalDate day) {
        actors.asSystem(
                about, () -> jdbc.sql("select casework.record_subject(?, 'koordinator-hisingen', ?, ?, 'INGEN')")
                        .params(about.value(), day.toString().replace("-", "") + "0000", day)
                        .query(Boolean.class)
                        .single());
    }

    private ConsentQuestions.Question question() {
        return actors.as(COORDINATOR, () -> questions.current(about)).orElseThrow();
    }

    private List<String> codes() {
        return question().signatories().stream()
                .map(ConsentQuestions.Signatory::code)
                .toList();
    }

    private List<Instant> ends(String rows) {
        return JdbcClient.create(TestDatabase.asAdministrator())
                .sql("select valid_until from casework.%s case_id = ?".formatted(rows))
                .param(about.value())
                .query((row, n) ->
                        row.getObject("valid_until", OffsetDateTime.class).toInstant())
                .list();
    }

    private int read() {
        return actors.as(OFFICER, () -> sections.read(about, "test", List.of("skola-narvaro")))
                .size();
    }

    private static ObjectNode row() {
        return Records.values(Map.of("utlamnare", "skola", "kategorier", "narvaro", "mottagare", "polis"));
    }
}
