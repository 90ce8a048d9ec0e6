package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.LEISURE;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;
import static se.samverka.caserecord.Records.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.CaseSearch;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Searchable;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.Section;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** A family is asked, answers, and changes its mind; every time everybody looks at what they can read. */
@SamverkaTest
class SharingTests {

    private final TestActors actors;
    private final Sections sections;
    private final Cases cases;
    private final Consents consents;
    private final JdbcClient jdbc;
    private final Records records;
    private final Family family;
    private CaseId about = CaseId.random();

    @Autowired
    SharingTests(
            TestActors actors,
            Sections sections,
            Cases cases,
            Consents consents,
            Disclosures disclosures,
            JdbcClient jdbc,
            RequestConsent requestConsent,
            RecordConsentAnswer recordConsentAnswer,
            AssessConsent assessConsent,
            StartSharing startSharing,
            PickDiscloser pickDiscloser,
            PickSignatory pickSignatory,
            EndSharing endSharing,
            CloseCase closeCase,
            Clock clock) {
        this.actors = actors;
        this.sections = sections;
        this.cases = cases;
        this.consents = consents;
        this.jdbc = jdbc;
        this.records = new Records(actors, cases, sections);
        this.family = new Family(
                actors,
                records,
                sections,
                consents,
                disclosures,
                new Family.Steps(
                        requestConsent,
                        recordConsentAnswer,
                        assessConsent,
                        startSharing,
                        pickDiscloser,
                        pickSignatory,
                        endSharing,
                        closeCase),
                LocalDate.now(clock));
    }

    @BeforeEach
    void a_referral_from_school() {
        about = records.open("koordinator", "skola");
        records.write(TEACHER, about, "person", "kontaktuppgifter", text("namn", "Prov Provsson"));
        family.disclose(about, "person", "koordinator", "LB-SAM");
    }

    @Test
    void a_section_disclosed_on_a_ground_is_read_with_that_ground() {
        assertThat(read(COORDINATOR, "person")).extracting(Section::ground).containsExactly("LB-SAM");
        assertThat(read(TEACHER, "person")).extracting(Section::ground).containsExactly("own");
        assertThat(read(OFFICER, "person")).isEmpty();
    }

    @Test
    void asking_about_one_row_asks_also_how_to_reach_the_family_and_what_is_agreed() {
        assertThat(family.ask(about, "VH", 1, row("skola", "narvaro", "polis"))).isOne();

        assertThat(actors.as(COORDINATOR, () -> consents.rowsFor(about, 0)))
                .extracting(Consents.Row::says)
                .containsExactly(
                        "Grundskolan Hisingen får lämna uppgifter om närvaro till Lokalpolisen Hisingen",
                        "SSPF-koordinatorerna Hisingen får lämna uppgifter om namn, personnummer och hur man når familjen till Grundskolan Hisingen",
                        "SSPF-koordinatorerna Hisingen får lämna uppgifter om möten, plan och uppföljning till Grundskolan Hisingen",
                        "Grundskolan Hisingen får lämna uppgifter om möten, plan och uppföljning till SSPF-koordinatorerna Hisingen",
                        "SSPF-koordinatorerna Hisingen får lämna uppgifter om namn, personnummer och hur man når familjen till Lokalpolisen Hisingen",
                        "SSPF-koordinatorerna Hisingen får lämna uppgifter om möten, plan och uppföljning till Lokalpolisen Hisingen",
                        "Lokalpolisen Hisingen får lämna uppgifter om möten, plan och uppföljning till SSPF-koordinatorerna Hisingen");
    }

    @Test
    void before_everybody_has_said_yes_nothing_is_shared() {
        family.ask(about, "VH_UN", 2, row("skola", "narvaro", "polis"));
        family.answerYes(about, 0);
        family.answerYes(about, 1);

        assertThat(family.assess(about)).isEqualTo("DELVIS");
        family.share(about);

        assertThat(cases(OFFICER)).isFalse();
        family.answerYes(about, 2);
        assertThat(family.assess(about)).isEqualTo("LAMNAT");
    }

    @Test
    void with_consent_the_parties_come_in_and_read_what_the_rows_say() {
        family.ask(about, "VH", 1, row("skola", "narvaro", "polis"), row("fritid", "fritid", "polis"));
        family.answerYes(about, 0);

        assertThat(family.share(about)).isEqualTo(2);
        assertThat(List.of(family.pick(about, 0), family.pick(about, 1))).containsExactly("skola", "fritid");
        family.write(TEACHER, about, "skola-narvaro", "narvaro");
        family.write(TEACHER, about, "skola-studier", "studiesituation");

        assertThat(read(OFFICER)).extracting(Section::code).containsExactly("person", "skola-narvaro");
        assertThat(read(OFFICER, "skola-narvaro")).extracting(Section::ground).containsExactly("LB-SAM");
        assertThat(read(LEISURE)).extracting(Section::code).containsExactly("person");
        assertThat(read(COORDINATOR)).extracting(Section::code).doesNotContain("skola-narvaro");
    }

    @Test
    void a_row_that_one_signatory_leaves_out_is_not_shared() {
        family.ask(about, "VH", 2, row("skola", "narvaro", "polis"), row("skola", "studiesituation", "polis"));
        family.answerYes(about, 0);
        family.answer(about, 1, "ja", "rad-1,rad-3,rad-4,rad-5,rad-6,rad-7,rad-8");
        family.share(about);

        family.write(TEACHER, about, "skola-narvaro", "narvaro");
        family.write(TEACHER, about, "skola-studier", "studiesituation");

        assertThat(read(OFFICER))
                .extracting(Section::code)
                .contains("skola-narvaro")
                .doesNotContain("skola-studier");
    }

    @Test
    void one_no_is_a_no() {
        family.ask(about, "VH", 2, row("skola", "narvaro", "polis"));
        family.answerYes(about, 0);
        assertThat(family.answer(about, 1, "nej", "")).isTrue();

        assertThat(family.assess(about)).isEqualTo("NEKAT");
        assertThat(family.share(about)).isZero();
        assertThat(cases(OFFICER)).isFalse();
    }

    @Test
    void the_unanswered_are_asked_again_under_new_numbers() {
        family.ask(about, "VH_UN", 2, row("skola", "narvaro", "polis"));
        family.answerYes(about, 1);

        assertThat(family.askAgain(about)).isEqualTo(2);
        family.answerYes(about, 0);
        family.answerYes(about, 1);

        assertThat(family.assess(about)).isEqualTo("LAMNAT");
        assertThat(family.askAgain(about)).isZero();
    }

    @Test
    void where_all_work_in_one_unit_there_is_nothing_to_agree_to_and_the_answer_is_kept() {
        var units = Map.of("koordinator", "koordinator-hisingen", "fritid", "koordinator-hisingen");
        var with = new NewCase("prov", "PROV", Regime.SEKRETESS, "bevaras", "hisingen", units);
        about = actors.as(COORDINATOR, () -> cases.open(with)).id();
        family.ask(about, "VH", 1, row("koordinator", "fritid", "fritid"));

        assertThat(family.answer(about, 0, "nej", "")).isTrue();
        assertThatThrownBy(() -> family.answer(about, 0, "nej", "")).hasMessage("consent-answered-already");
    }

    @Test
    void an_answer_is_given_once() {
        family.ask(about, "VH", 2, row("skola", "narvaro", "polis"));
        family.answerYes(about, 0);

        assertThatThrownBy(() -> family.answerYes(about, 0)).hasMessage("consent-answered-already");
        assertThatThrownBy(() -> family.answerYes(about, 2)).hasMessage("consent-signatory-unknown");
    }

    @Test
    void withdrawal_closes_access_at_once_and_keeps_what_is_written() {
        shared();

        actors.as(COORDINATOR, () -> {
            consents.withdraw(about, "VH1");
            return true;
        });

        assertThat(read(OFFICER)).isEmpty();
        assertThat(read(TEACHER, "skola-narvaro")).hasSize(1);
        family.write(TEACHER, about, "skola-narvaro", "narvaro");
        assertThat(read(OFFICER)).isEmpty();
        assertThat(trail("REVOKE")).contains("section:skola-narvaro:polis-hisingen", "consent:VH1");
    }

    @Test
    void a_name_finds_until_the_consent_to_tell_it_is_withdrawn(@Autowired CaseSearch search) {
        shared();
        new Searchable(actors, sections).write(TEACHER, about, Map.of("efternamn", "Återkalladsson"));
        var byName = Map.of(CaseSearch.NAME, "återkalladsson");
        assertThat(actors.as(OFFICER, () -> search.find(byName)).hits())
                .extracting(CaseSearch.Hit::name)
                .contains("Återkalladsson");

        actors.as(COORDINATOR, () -> {
            consents.withdraw(about, "VH1");
            return true;
        });

        assertThat(actors.as(OFFICER, () -> search.find(byName)).hits()).isEmpty();
    }

    @Test
    void only_the_unit_that_asked_takes_a_consent_back() {
        shared();

        assertThatThrownBy(() -> actors.as(TEACHER, () -> {
                    consents.withdraw(about, "VH1");
                    return true;
                }))
                .hasMessage("consent-nothing-to-withdraw");
        assertThat(read(OFFICER)).isNotEmpty();
    }

    @Test
    void a_consent_that_has_run_out_opens_nothing() {
        shared();
        JdbcClient.create(TestDatabase.asAdministrator())
                .sql("update casework.disclosure set valid_until = now() - interval '1 second' where case_id = ?"
                        + " and consent_request is not null")
                .param(about.value())
                .update();

        assertThat(read(OFFICER)).isEmpty();
    }

    @Test
    void closing_ends_every_disclosure_in_the_same_transaction() {
        shared();

        family.close(about);

        assertThat(read(OFFICER)).isEmpty();
        assertThat(read(COORDINATOR)).extracting(Section::ground).containsOnly("own");
        assertThatThrownBy(() -> family.disclose(about, "skola-narvaro", "polis", "LB-SAM"))
                .hasMessage("case-closed");
    }

    @Test
    void what_is_disclosed_while_somebody_closes_the_case_is_ended_too() {
        shared();
        var closing = new CompletableFuture<Void>();

        actors.as(TEACHER, () -> {
            family.writeWithin(TEACHER, about, "skola-franvaro", "narvaro");
            closing.completeAsync(() -> {
                family.close(about);
                return null;
            });
            waitsForALock();
        });
        closing.join();

        assertThat(read(TEACHER, "skola-franvaro")).hasSize(1);
        assertThat(trail("REVOKE")).contains("section:skola-franvaro:polis-hisingen");
        assertThat(read(OFFICER)).isEmpty();
    }

    static void waitsForALock() {
        var waiting = JdbcClient.create(TestDatabase.asAdministrator())
                .sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock')");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (!waiting.query(Boolean.class).single()) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void a_party_may_tell_the_one_who_asks_how_its_part_of_the_plan_goes() {
        shared();

        family.write(OFFICER, about, "atagande-0", "samverkan");

        assertThat(read(COORDINATOR, "atagande-0")).hasSize(1);
        assertThat(read(TEACHER, "atagande-0")).isEmpty();
    }

    @Test
    void sharing_ends_while_the_case_stays_open_for_those_with_a_duty() {
        shared();
        family.disclose(about, "person", "mottagning", "LB-191");

        family.endSharing(about, "true");

        assertThat(read(OFFICER)).isEmpty();
        assertThat(read(TestActors.person("social.hisingen", "mottagning-hisingen"), "person"))
                .hasSize(1);
        assertThat(family.assess(about)).isEqualTo("NEKAT");
    }

    @Test
    void who_is_asked_can_be_told() {
        family.ask(about, "VH_UN", 1, row("skola", "narvaro", "polis"));

        assertThat(List.of(family.signatory(about, 0), family.signatory(about, 1)))
                .containsExactly("VH1", "UN");
    }

    @Test
    void an_answer_after_the_case_has_closed_is_refused() {
        family.ask(about, "VH", 1, row("skola", "narvaro", "polis"));
        family.writeAnswer(about, 0, "nej", "");
        family.close(about);

        assertThatThrownBy(() -> family.record(about, 0)).hasMessage("case-closed");
    }

    @Test
    void a_new_version_of_the_question_replaces_the_consents_given() {
        shared();

        family.ask(about, "VH", 1, row("skola", "studiesituation", "polis"));

        assertThat(read(OFFICER)).isEmpty();
        assertThat(family.assess(about)).isEqualTo("DELVIS");
    }

    @Test
    void discloser_and_recipient_see_their_own_rows_and_the_one_who_asks_sees_all() {
        family.ask(about, "VH", 1, row("skola", "narvaro", "polis"), row("fritid", "fritid", "koordinator"));

        assertThat(matrix(TEACHER))
                .containsOnly(
                        "skola-hisingen>polis-hisingen",
                        "koordinator-hisingen>skola-hisingen",
                        "skola-hisingen>koordinator-hisingen");
        assertThat(matrix(OFFICER))
                .containsOnly(
                        "skola-hisingen>polis-hisingen",
                        "koordinator-hisingen>polis-hisingen",
                        "polis-hisingen>koordinator-hisingen");
        assertThat(matrix(COORDINATOR)).hasSize(11);
        assertThat(matrix(TestActors.person("polis.nordost", "polis-nordost"))).isEmpty();
        assertThat(actors.asNobody(this::lines)).isEmpty();
        assertThatThrownBy(() -> actors.as(OFFICER, () -> consents.rowsFor(about, 0)))
                .hasMessage("consent-signatory-unknown");
    }

    @Test
    void a_disclosure_is_neither_changed_nor_removed_nor_opened_again() {
        shared();
        family.close(about);

        for (var forbidden : List.of(
                "delete from casework.disclosure",
                "update casework.disclosure set valid_until = null",
                "update casework.disclosure set revoked_at = null",
                "delete from casework.consent_grant",
                "update casework.legal_basis set approved_by = 'me'")) {
            assertThatThrownBy(() ->
                            actors.asSystem(about, () -> jdbc.sql(forbidden).update()))
                    .as(forbidden)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void nobody_discloses_what_another_unit_owns() {
        family.write(TEACHER, about, "skola-narvaro", "narvaro");

        assertThatThrownBy(() -> actors.as(OFFICER, () -> jdbc.sql(
                                """
                                        insert into casework.disclosure
                                            (case_id, section, owner, from_unit, to_unit, ground, purpose)
                                        values (?, 'skola-narvaro', 'skola-hisingen', 'skola-hisingen',
                                                'polis-hisingen', 'LB-SAM', 'nyfikenhet')""")
                        .param(about.value())
                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_ground_must_be_in_the_register_in_force_and_permit_something() {
        assertThatThrownBy(() -> family.disclose(about, "person", "polis", "LB-HITTEPA"))
                .hasMessage("ground-unknown");
        assertThatThrownBy(() -> family.disclose(about, "person", "polis", "LB-261"))
                .hasMessage("ground-permits-nothing");
        assertThatThrownBy(() -> family.disclose(about, "aldrig-skrivet", "polis", "LB-191"))
                .hasMessage("section-missing");
        assertThatThrownBy(() -> family.disclose(about, "person", "okand", "LB-191"))
                .hasMessage("actor-unknown");
    }

    @Test
    void an_actor_is_its_unit_in_the_case_whoever_answers_for_the_area() {
        var elsewhere = TestActors.person("polis.nordost", "polis-nordost");
        about = opened("polis-nordost");
        records.write(COORDINATOR, about, "oro", null, text("namn", "Prov Provsson"));

        family.disclose(about, "oro", "polis", "LB-191");

        assertThat(read(elsewhere, "oro")).hasSize(1);
        assertThat(read(OFFICER, "oro")).isEmpty();
    }

    @Test
    void nothing_is_disclosed_to_a_unit_that_takes_part_and_has_ended() {
        about = opened("polis-nedlagd");
        records.write(COORDINATOR, about, "oro", null, text("namn", "Prov Provsson"));

        assertThatThrownBy(() -> family.disclose(about, "oro", "polis", "LB-191"))
                .hasMessage("actor-ended");
        assertThatThrownBy(() -> family.ask(about, "VH", 1, row("koordinator", "narvaro", "polis")))
                .hasMessage("actor-ended (rader)");
    }

    private CaseId opened(String police) {
        var units = Map.of("koordinator", "koordinator-hisingen", "polis", police);
        var with = new Cases.NewCase("prov", "PROV", CaseFile.Regime.SEKRETESS, "bevaras", "hisingen", units);
        return actors.as(COORDINATOR, () -> cases.open(with)).id();
    }

    @Test
    void no_ground_comes_into_the_register_as_approved() {
        var approved = actors.as(TEACHER, () -> jdbc.sql(
                        "select count(*) from casework.legal_basis_version where version = 1 and change <> 'REGISTRERAD'")
                .query(Integer.class)
                .single());

        assertThat(approved).isZero();
    }

    private void shared() {
        family.ask(about, "VH", 1, row("skola", "narvaro", "polis"));
        family.answerYes(about, 0);
        family.share(about);
        family.write(TEACHER, about, "skola-narvaro", "narvaro");
        assertThat(read(OFFICER)).hasSize(2);
    }

    private static ObjectNode row(String from, String category, String to) {
        return Records.values(Map.of("utlamnare", from, "kategorier", category, "mottagare", to));
    }

    private List<Section> read(Actor reader, String... codes) {
        return actors.as(reader, () -> sections.read(about, "test", List.of(codes)));
    }

    private boolean cases(Actor reader) {
        return actors.as(reader, () -> cases.find(about).isPresent());
    }

    private List<String> matrix(Actor reader) {
        return actors.as(reader, this::lines);
    }

    private List<String> lines() {
        return jdbc.sql(
                        "select from_unit || '>' || to_unit from casework.consent_grant where case_id = ? order by line")
                .param(about.value())
                .query(String.class)
                .list();
    }

    private List<String> trail(String action) {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select resource from audit.event where case_id = ? and action = ?")
                .params(about.value(), action)
                .query(String.class)
                .list();
    }
}
