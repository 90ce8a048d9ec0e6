package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.LEISURE;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile.Regime;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Cases.NewCase;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.caserecord.Sections.Section;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.secrecy.Reasons.Kind;
import se.samverka.secrecy.Sharing.Decision;
import se.samverka.secrecy.Sharing.NewProposal;

/** The school wants to tell the police something that the family has not been asked about. */
@SamverkaTest
class DecidedSharingTests {

    private static final String GROUND = "LB-1027";
    private static final String PURPOSE = "Hindra att den unga far illa i kväll";
    private static final String REASON = "Det är uppenbart att intresset väger tyngre här";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private static final Actor COLLEAGUE = TestActors.person("rektor.hisingen", "skola-hisingen");

    private final TestActors actors;
    private final Sharing sharing;
    private final Reasons reasons;
    private final Sections sections;
    private final Cases cases;
    private final JdbcClient jdbc;
    private final Records records;
    private final Family family;
    private final Jurist jurist;
    private CaseId about = CaseId.random();

    @Autowired
    DecidedSharingTests(
            TestActors actors,
            Sharing sharing,
            Reasons reasons,
            LegalBases bases,
            Sections sections,
            Cases cases,
            JdbcClient jdbc,
            ApplicationContext application) {
        this.actors = actors;
        this.sharing = sharing;
        this.reasons = reasons;
        this.sections = sections;
        this.cases = cases;
        this.jdbc = jdbc;
        this.records = new Records(actors, cases, sections);
        this.family = Family.of(application);
        this.jurist = new Jurist(actors, bases);
    }

    @BeforeEach
    void school_has_written_something() {
        about = records.open("koordinator", "skola", "polis");
        records.write(TEACHER, about, "skola-narvaro", "narvaro");
    }

    @AfterEach
    void the_register_is_as_it_was() {
        if (jurist.basis(GROUND).standing() != LegalBases.Standing.USABLE) {
            jurist.approve(GROUND);
        }
    }

    @Test
    void a_proposal_opens_nothing_and_the_decision_everything_at_once() {
        var proposal = propose(TEACHER, new Wish());
        assertThat(reads(OFFICER)).isEmpty();

        decide(COLLEAGUE, proposal, new Decided());

        assertThat(actors.as(OFFICER, () -> sections.read(about, "test", List.of())))
                .extracting(Section::ground)
                .containsExactly(GROUND);
        assertThat(reads(COORDINATOR)).isEmpty();
        var seen = actors.as(TEACHER, () -> sharing.find(about, proposal)).orElseThrow();
        assertThat(seen.proposedBy()).isEqualTo("skola.hisingen");
        assertThat(seen.answer()).isNotNull().satisfies(answer -> {
            assertThat(answer.agreed()).isTrue();
            assertThat(answer.decidedBy()).isEqualTo("rektor.hisingen");
        });
    }

    @Test
    void the_reader_is_told_who_decided_what_for_and_until_when() {
        decided(new Wish());

        var why = actors.as(OFFICER, () -> reasons.of(about, sections.read(about, "test", List.of())));

        assertThat(why).singleElement().satisfies(reason -> {
            assertThat(reason.kind()).isEqualTo(Kind.DECISION);
            assertThat(reason.paragraph()).isEqualTo("OSL 10:27");
            assertThat(reason.decidedBy()).isEqualTo("skola.hisingen");
            assertThat(reason.purpose()).isEqualTo(PURPOSE);
            assertThat(reason.validUntil()).isNotNull();
        });
    }

    @Test
    void the_reader_of_what_a_family_agreed_to_is_told_their_own_sentence() {
        family.ask(
                about,
                "VH",
                1,
                Records.values(java.util.Map.of("utlamnare", "skola", "kategorier", "narvaro", "mottagare", "polis")));
        family.answerYes(about, 0);
        family.share(about);

        var why = actors.as(OFFICER, () -> reasons.of(about, sections.read(about, "test", List.of())));
        var own = actors.as(TEACHER, () -> reasons.of(about, sections.read(about, "test", List.of("skola-narvaro"))));

        assertThat(why).singleElement().satisfies(reason -> {
            assertThat(reason.kind()).isEqualTo(Kind.CONSENT);
            assertThat(reason.consent())
                    .isEqualTo("Grundskolan Hisingen får lämna uppgifter om närvaro till Lokalpolisen Hisingen");
            assertThat(reason.decidedBy()).isNull();
        });
        assertThat(own).extracting(Reasons.Reason::kind).containsExactly(Kind.OWN);
    }

    @Test
    void a_whole_category_is_open_for_what_is_written_later_too() {
        decided(new Wish().wholeCategory());

        records.write(TEACHER, about, "skola-franvaro", "narvaro");
        records.write(TEACHER, about, "skola-studier", "studiesituation");

        assertThat(reads(OFFICER)).containsExactly("skola-narvaro", "skola-franvaro");
    }

    @Test
    void taking_a_decision_back_closes_at_once() {
        decided(new Wish());
        var row = actors.as(TEACHER, () -> sharing.shared(about)).get(0);
        assertThat(row.decided()).isTrue();

        assertThatThrownBy(() -> revoke(OFFICER, row.id())).hasMessage("disclosure-unknown");
        revoke(COLLEAGUE, row.id());

        assertThat(reads(OFFICER)).isEmpty();
        assertThat(actors.as(TEACHER, () -> sharing.shared(about))).isEmpty();
        assertThatThrownBy(() -> revoke(TEACHER, row.id())).hasMessage("sharing-ended");
        assertThatThrownBy(() -> revoke(TEACHER, UUID.randomUUID())).hasMessage("disclosure-unknown");
    }

    @Test
    void what_the_family_or_the_law_let_out_is_not_taken_back_by_one_unit() {
        family.disclose(about, "skola-narvaro", "polis", "LB-191");
        var row = actors.as(TEACHER, () -> sharing.shared(about)).get(0);

        assertThat(row.decided()).isFalse();
        assertThatThrownBy(() -> revoke(TEACHER, row.id())).hasMessage("disclosure-unknown");
        assertThat(reads(OFFICER)).containsExactly("skola-narvaro");
    }

    @Test
    void a_new_decision_about_the_same_takes_the_place_of_the_old() {
        decided(new Wish());
        decide(TEACHER, propose(TEACHER, new Wish()), new Decided().lastDay(TODAY));

        assertThat(actors.as(TEACHER, () -> sharing.shared(about)))
                .singleElement()
                .satisfies(row -> assertThat(row.validUntil())
                        .isEqualTo(TODAY.plusDays(1)
                                .atStartOfDay(ZoneId.of("Europe/Stockholm"))
                                .toInstant()));
        assertThat(reads(OFFICER)).containsExactly("skola-narvaro");
    }

    @Test
    void declining_says_why_and_opens_nothing() {
        var proposal = propose(TEACHER, new Wish());
        assertThatThrownBy(() -> actors.as(COLLEAGUE, () -> sharing.decline(about, proposal, "Nej")))
                .hasMessage("text-too-short (declineReason)");

        actors.as(COLLEAGUE, () -> sharing.decline(about, proposal, "Familjen kan tillfrågas i stället."));

        assertThat(reads(OFFICER)).isEmpty();
        assertThat(actors.as(TEACHER, () -> sharing.proposals(about)))
                .extracting(one -> one.answer() == null ? "" : one.answer().reason())
                .containsExactly("Familjen kan tillfrågas i stället.");
        assertThatThrownBy(() -> decide(TEACHER, proposal, new Decided())).hasMessage("proposal-decided");
    }

    @Test
    void proposals_are_the_own_units_business() {
        var proposal = propose(TEACHER, new Wish());
        var elsewhere = TestActors.person("skola.nordost", "skola-nordost");

        for (var other : List.of(OFFICER, COORDINATOR, LEISURE, elsewhere, Actor.system(about))) {
            assertThat(actors.as(other, () -> sharing.proposals(about)))
                    .as(other.id())
                    .isEmpty();
            assertThat(actors.as(other, () -> sharing.find(about, proposal)))
                    .as(other.id())
                    .isEmpty();
            assertThatThrownBy(() -> decide(other, proposal, new Decided())).hasMessage("proposal-unknown");
            assertThatThrownBy(() -> actors.as(other, () -> sharing.decline(about, proposal, REASON)))
                    .hasMessage("proposal-unknown");
            assertThatThrownBy(() -> propose(other, new Wish())).hasMessage("section-missing");
        }
        assertThat(actors.asNobody(() -> jdbc.sql("select count(*) from casework.sharing_proposal")
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fritid-hisingen | LB-1027 | recipient-absent (recipient)",
                "skola-hisingen | LB-1027 | recipient-absent (recipient)",
                "fritid-nedlagd | LB-1027 | recipient-ended (recipient)",
                "polis-hisingen | LB-1023 | ground-not-approved",
                "polis-hisingen | LB-261 | ground-permits-nothing",
                "polis-hisingen | LB-HITTEPA | ground-unknown",
                "polis-hisingen | LB-SAM | ground-is-consent (ground)",
                "polis-hisingen | LB-PL6 | ground-other-discloser (ground)",
                "polis-hisingen | LB-191 | ground-other-recipient (ground)",
            })
    void what_the_register_does_not_allow_is_not_even_proposed(String to, String ground, String refusal) {
        about = withAnEndedUnit();
        records.write(TEACHER, about, "skola-narvaro", "narvaro");

        assertThatThrownBy(() -> propose(TEACHER, new Wish().to(to).on(ground))).hasMessage(refusal);
        assertThat(actors.as(TEACHER, () -> sharing.proposals(about))).isEmpty();
    }

    @Test
    void a_proposal_is_about_a_section_that_is_there_and_says_what_for() {
        records.write(TEACHER, about, "skola-ovrigt", null);

        assertThatThrownBy(() -> propose(TEACHER, new Wish().about("aldrig-skrivet")))
                .hasMessage("section-missing");
        assertThatThrownBy(
                        () -> propose(TEACHER, new Wish().about("skola-ovrigt").wholeCategory()))
                .hasMessage("sharing-category-missing (wholeCategory)");
        assertThatThrownBy(() -> propose(TEACHER, new Wish().why("Bra"))).hasMessage("text-too-short (purpose)");
        assertThatThrownBy(() -> propose(TEACHER, new Wish().why("x".repeat(2001))))
                .hasMessage("text-too-long (purpose)");
    }

    @Test
    void a_decision_meets_every_condition_has_a_reason_and_an_end() {
        var proposal = propose(TEACHER, new Wish());

        refused(proposal, new Decided().confirmed(0), "sharing-condition-missing (confirmed)");
        refused(proposal, new Decided().confirmed(), "sharing-condition-missing (confirmed)");
        refused(proposal, new Decided().reason("För att"), "text-too-short (reason)");
        refused(proposal, new Decided().lastDay(null), "sharing-end-missing (lastDay)");
        refused(proposal, new Decided().lastDay(TODAY.minusDays(1)), "sharing-end-past (lastDay)");
        refused(proposal, new Decided().lastDay(TODAY.plusYears(1)), "sharing-end-too-late (lastDay)");
        decide(TEACHER, proposal, new Decided());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ground-not-approved", "ground-not-in-force", "ground-changed", "case-closed"})
    void what_has_changed_since_the_proposal_counts(String refusal) {
        var proposal = propose(TEACHER, new Wish());
        var read = new Decided();

        switch (refusal) {
            case "ground-not-approved" -> jurist.withdraw(GROUND);
            case "ground-not-in-force" -> jurist.approve(GROUND, TODAY.plusDays(2), null);
            case "ground-changed" -> jurist.approve(GROUND);
            default -> family.close(about);
        }

        refused(proposal, read, refusal);
        if (refusal.equals("case-closed")) {
            assertThatThrownBy(() -> propose(TEACHER, new Wish())).hasMessage("case-closed");
            assertThatThrownBy(() -> actors.as(TEACHER, () -> sharing.decline(about, proposal, REASON)))
                    .hasMessage("case-closed");
        }
    }

    @Test
    void of_two_who_decide_at_once_one_wins() {
        var proposal = propose(TEACHER, new Wish());
        var second = new CompletableFuture<Void>();
        var decided = new Decided();

        actors.as(TEACHER, () -> {
            sharing.decide(about, proposal, decided.decision());
            second.completeAsync(() -> {
                actors.as(COLLEAGUE, () -> sharing.decline(about, proposal, REASON));
                return null;
            });
            SharingTests.waitsForALock();
        });

        assertThatThrownBy(second::join).hasMessageContaining("proposal-decided");
        assertThat(reads(OFFICER)).containsExactly("skola-narvaro");
    }

    @Test
    void the_database_itself_lets_nothing_out_without_a_decision() {
        var proposal = propose(TEACHER, new Wish());

        assertThatThrownBy(() -> actors.as(TEACHER, () -> discloseBySql("null")))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> actors.as(TEACHER, () -> discloseBySql("'" + proposal + "'")))
                .isInstanceOf(DataAccessException.class);
        decide(TEACHER, proposal, new Decided());
        for (var forbidden : List.of(
                "update casework.sharing_decision set valid_until = null",
                "update casework.sharing_proposal set purpose = 'något annat'",
                "delete from casework.sharing_decision",
                "update casework.disclosure set valid_until = now() + interval '9 years'")) {
            assertThatThrownBy(
                            () -> actors.as(TEACHER, () -> jdbc.sql(forbidden).update()))
                    .as(forbidden)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void the_trail_tells_what_happened_and_repeats_nobodys_words() {
        decided(new Wish());
        revoke(TEACHER, actors.as(TEACHER, () -> sharing.shared(about)).get(0).id());

        var trail = JdbcClient.create(TestDatabase.asAdministrator())
                .sql("select t::text from audit.event t where case_id = ? order by id")
                .param(about.value())
                .query(String.class)
                .list();

        assertThat(trail)
                .anyMatch(event -> event.contains("sharing:proposed"))
                .anyMatch(event -> event.contains("sharing:decided") && event.contains("DISCLOSE"))
                .anyMatch(event -> event.contains("sharing:revoked") && event.contains("REVOKE"))
                .noneMatch(event -> event.contains("uppenbart") || event.contains("i kväll"));
    }

    private void decided(Wish wish) {
        decide(TEACHER, propose(TEACHER, wish), new Decided());
    }

    private UUID propose(Actor by, Wish wish) {
        return actors.as(by, () -> sharing.propose(wish.proposal(about)));
    }

    private void decide(Actor by, UUID proposal, Decided decided) {
        actors.as(by, () -> sharing.decide(about, proposal, decided.decision()));
    }

    private void revoke(Actor by, UUID disclosure) {
        actors.as(by, () -> sharing.revoke(about, disclosure));
    }

    private void refused(UUID proposal, Decided decided, String refusal) {
        assertThatThrownBy(() -> decide(TEACHER, proposal, decided)).hasMessage(refusal);
        assertThat(reads(OFFICER)).isEmpty();
        assertThat(actors.as(TEACHER, () -> sharing.find(about, proposal))
                        .orElseThrow()
                        .answer())
                .isNull();
    }

    private List<String> reads(Actor reader) {
        return actors.as(reader, () -> sections.read(about, "test", List.of())).stream()
                .map(Section::code)
                .toList();
    }

    private int discloseBySql(String decision) {
        return jdbc.sql(
                        """
                        insert into casework.disclosure (case_id, section, owner, from_unit, to_unit, ground, decision,
                                                         purpose, valid_until)
                        values (?, 'skola-narvaro', 'skola-hisingen', 'skola-hisingen', 'polis-hisingen', 'LB-1027', %s,
                                '%s', now() + interval '1 day')"""
                                .formatted(decision, PURPOSE))
                .param(about.value())
                .update();
    }

    private CaseId withAnEndedUnit() {
        var units = new LinkedHashMap<String, String>();
        units.put("koordinator", "koordinator-hisingen");
        units.put("skola", "skola-hisingen");
        units.put("polis", "polis-hisingen");
        units.put("fritid", "fritid-nedlagd");
        var with = new NewCase("prov", "PROV", Regime.SEKRETESS, "bevaras", "hisingen", units);
        return actors.as(COORDINATOR, () -> cases.open(with)).id();
    }

    /** What the school wants to share. */
    private record Wish(String section, boolean whole, String to, String ground, String why) {

        Wish() {
            this("skola-narvaro", false, "polis-hisingen", GROUND, PURPOSE);
        }

        Wish about(String other) {
            return new Wish(other, whole, to, ground, why);
        }

        Wish wholeCategory() {
            return new Wish(section, true, to, ground, why);
        }

        Wish to(String other) {
            return new Wish(section, whole, other, ground, why);
        }

        Wish on(String other) {
            return new Wish(section, whole, to, other, why);
        }

        Wish why(String other) {
            return new Wish(section, whole, to, ground, other);
        }

        NewProposal proposal(CaseId about) {
            return new NewProposal(about, "skola-hisingen", section, whole, to, ground, why);
        }
    }

    /** A decision as the register stood when it was written down. */
    private class Decided {

        private final int version = jurist.basis(GROUND).version();
        private List<Integer> confirmed = List.of(0, 1);
        private String reason = REASON;
        private @Nullable LocalDate lastDay = TODAY.plusMonths(1);

        Decided confirmed(Integer... numbers) {
            confirmed = List.of(numbers);
            return this;
        }

        Decided reason(String text) {
            reason = text;
            return this;
        }

        Decided lastDay(@Nullable LocalDate day) {
            lastDay = day;
            return this;
        }

        Decision decision() {
            return new Decision(version, confirmed, reason, lastDay);
        }
    }
}
