package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;
import static se.samverka.secrecy.Jurist.JURIST;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;
import se.samverka.secrecy.LegalBases.Approval;
import se.samverka.secrecy.LegalBases.Change;
import se.samverka.secrecy.LegalBases.Standing;
import se.samverka.secrecy.LegalBases.Verification;

/** A lawyer decides what may be used; every time somebody looks at what that opens and closes. */
@SamverkaTest
class LegalBasesTests {

    /** From general knowledge, so that its wording has to be read. */
    private static final String UNREAD = "LB-1024";

    private static final String CONSENT = "LB-SAM";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));

    private final TestActors actors;
    private final LegalBases bases;
    private final Sections sections;
    private final JdbcClient jdbc;
    private final Records records;
    private final Family family;
    private final Jurist jurist;

    @Autowired
    LegalBasesTests(
            TestActors actors,
            LegalBases bases,
            Sections sections,
            Cases cases,
            JdbcClient jdbc,
            ApplicationContext application) {
        this.actors = actors;
        this.bases = bases;
        this.sections = sections;
        this.jdbc = jdbc;
        this.records = new Records(actors, cases, sections);
        this.family = Family.of(application);
        this.jurist = new Jurist(actors, bases);
    }

    @AfterEach
    void the_register_is_as_it_was() {
        jurist.withdraw(UNREAD);
        if (jurist.basis(CONSENT).standing() != Standing.USABLE) {
            jurist.approve(CONSENT);
        }
    }

    @Test
    void everybody_reads_the_register() {
        assertThat(actors.as(TEACHER, bases::all))
                .hasSizeGreaterThanOrEqualTo(38)
                .allSatisfy(basis -> assertThat(basis.conditions()).isNotEmpty());
    }

    @Test
    void an_approval_is_a_new_version_and_what_was_before_is_kept() {
        jurist.approve(UNREAD);
        jurist.end(UNREAD, TODAY);

        var basis = jurist.basis(UNREAD);
        assertThat(basis.standing()).isEqualTo(Standing.USABLE);
        assertThat(basis.approvedBy()).isEqualTo("jurist");
        assertThat(basis.verification()).isEqualTo(Verification.V);
        assertThat(basis.toVerify()).isNull();
        assertThat(basis.validTo()).isEqualTo(TODAY);
        assertThat(actors.as(TEACHER, () -> bases.history(UNREAD)))
                .extracting(Change::what)
                .startsWith("AVSLUTAD", "GODKAND")
                .endsWith("REGISTRERAD");
    }

    @Test
    void a_wording_nobody_has_read_is_read_before_it_is_approved() {
        var unverified = actors.as(TEACHER, bases::all).stream()
                .filter(basis -> basis.verification() != Verification.V)
                .findFirst()
                .orElseThrow();
        var unread = new Approval(
                unverified.code(), unverified.version(), "Lagens ord, påhittade", false, "I prov", TODAY, null);

        assertThatThrownBy(() -> jurist.approve(unread)).hasMessage("ground-wording-unread (wordingRead)");
        assertThatThrownBy(() -> actors.as(JURIST, () -> append(unverified.code(), unverified.version() + 1)))
                .isInstanceOf(DataAccessException.class);
        assertThat(jurist.basis(unverified.code())).isEqualTo(unverified);
    }

    @Test
    void an_approval_says_what_was_read_why_and_from_when() {
        var version = jurist.basis(UNREAD).version();

        for (var wrong : Map.of(
                        new Approval(UNREAD, version, " ", true, "I prov", TODAY, null), "text-too-short (wording)",
                        new Approval(UNREAD, version, "Lagens ord", true, "", TODAY, null), "text-too-short (note)",
                        new Approval(UNREAD, version, "Lagens\0ord i dag", true, "I prov", TODAY, null),
                                "text-unstorable (wording)",
                        new Approval(UNREAD, version, "Lagens ord", true, "I prov", null, null), "date-missing (from)",
                        new Approval(UNREAD, version, "Lagens ord", true, "I prov", TODAY, TODAY.minusDays(1)),
                                "date-before-first (to)")
                .entrySet()) {
            assertThatThrownBy(() -> jurist.approve(wrong.getKey())).hasMessage(wrong.getValue());
        }
        assertThatThrownBy(() -> jurist.end(UNREAD, TODAY)).hasMessage("ground-not-approved");
        assertThat(jurist.basis(UNREAD).version()).isEqualTo(version);
    }

    @Test
    void only_a_jurist_changes_the_register() {
        var next = jurist.basis(UNREAD).version() + 1;

        assertThatThrownBy(() -> actors.as(TEACHER, () -> bases.approve(jurist.approval(UNREAD, TODAY, null))))
                .hasMessage("not-jurist");
        for (var other : List.of(TEACHER, Actor.service("prov"), Actor.system(CaseId.random()))) {
            assertThatThrownBy(() -> actors.as(other, () -> append(UNREAD, next)))
                    .as(other.id())
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(jurist.basis(UNREAD).version()).isEqualTo(next - 1);
        assertThat(trail("legal-basis:" + UNREAD)).contains("DENIED");
    }

    @Test
    void not_even_a_jurist_changes_what_has_happened() {
        for (var forbidden : List.of(
                "update casework.legal_basis set approved_by = 'me', approved_at = now()",
                "update casework.legal_basis_version set note = 'annat'",
                "delete from casework.legal_basis_version",
                "insert into casework.legal_basis_version (basis, version, change, changed_by) values ('LB-SAM', 99, 'ATERTAGEN', 'annan')")) {
            assertThatThrownBy(() -> actors.as(JURIST, () -> jdbc.sql(forbidden).update()))
                    .as(forbidden)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whoever_read_an_older_version_is_told() {
        var early = jurist.approval(UNREAD, TODAY, null);
        jurist.approve(UNREAD);
        var changed = jurist.basis(UNREAD);

        assertThatThrownBy(() -> jurist.approve(early)).hasMessage("ground-changed");
        assertThat(jurist.basis(UNREAD)).isEqualTo(changed);
    }

    @Test
    void of_two_who_change_at_once_the_second_is_told() {
        var both = jurist.approval(UNREAD, TODAY, null);
        var second = new CompletableFuture<Void>();

        actors.as(JURIST, () -> {
            bases.approve(both);
            second.completeAsync(() -> {
                jurist.approve(both);
                return null;
            });
            SharingTests.waitsForALock();
        });

        assertThatThrownBy(second::join).isInstanceOf(CompletionException.class).hasMessageContaining("ground-changed");
        assertThat(jurist.basis(UNREAD).version()).isEqualTo(both.seen() + 1);
    }

    @Test
    void what_rests_on_a_ground_is_open_exactly_while_it_may_be_used() {
        var about = records.open("koordinator", "skola", "polis");
        records.write(TEACHER, about, "handelse", null);
        assertThatThrownBy(() -> family.disclose(about, "handelse", "polis", UNREAD))
                .hasMessage("ground-not-approved");
        jurist.approve(UNREAD);
        family.disclose(about, "handelse", "polis", UNREAD);
        assertThat(reads(OFFICER, about)).containsExactly("handelse");

        jurist.withdraw(UNREAD);
        assertThat(reads(OFFICER, about)).isEmpty();
        jurist.approve(UNREAD, TODAY.plusDays(2), null);
        assertThat(reads(OFFICER, about)).isEmpty();
        assertThatThrownBy(() -> family.disclose(about, "handelse", "polis", UNREAD))
                .hasMessage("ground-not-in-force");
        jurist.approve(UNREAD);
        assertThat(reads(OFFICER, about)).containsExactly("handelse");
        jurist.end(UNREAD, TODAY.minusDays(2));
        assertThat(reads(OFFICER, about)).isEmpty();
        assertThat(reads(TEACHER, about)).containsExactly("handelse");
    }

    @Test
    void no_family_is_asked_for_a_consent_that_could_not_be_used() {
        var about = records.open("koordinator", "skola");
        jurist.withdraw(CONSENT);

        assertThatThrownBy(() -> ask(about)).hasMessage("ground-not-approved");

        assertThat(asked(about)).isZero();
    }

    @Test
    void consents_open_nothing_while_their_ground_may_not_be_used() {
        var about = records.open("koordinator", "skola");
        ask(about);
        family.answerYes(about, 0);
        family.share(about);
        family.write(TEACHER, about, "skola-narvaro", "narvaro");
        assertThat(reads(OFFICER, about)).containsExactly("skola-narvaro");

        jurist.withdraw(CONSENT);

        assertThat(reads(OFFICER, about)).isEmpty();
        family.write(TEACHER, about, "skola-franvaro", "narvaro");
        assertThat(reads(TEACHER, about)).containsExactly("skola-narvaro", "skola-franvaro");
        jurist.approve(CONSENT);
        assertThat(reads(OFFICER, about)).containsExactly("skola-narvaro");
    }

    @Test
    void sharing_does_not_start_on_a_ground_that_has_ended_meanwhile() {
        var about = records.open("koordinator", "skola");
        ask(about);
        family.answerYes(about, 0);
        jurist.withdraw(CONSENT);

        assertThatThrownBy(() -> family.share(about)).hasMessage("ground-not-approved");

        assertThat(actors.as(COORDINATOR, () -> jdbc.sql("select count(*) from casework.participant where case_id = ?")
                        .param(about.value())
                        .query(Integer.class)
                        .single()))
                .isEqualTo(2);
    }

    private void ask(CaseId about) {
        family.ask(
                about,
                "VH",
                1,
                Records.values(Map.of("utlamnare", "skola", "kategorier", "narvaro", "mottagare", "polis")));
    }

    private int asked(CaseId about) {
        return actors.as(COORDINATOR, () -> jdbc.sql("select count(*) from casework.consent_request where case_id = ?")
                .param(about.value())
                .query(Integer.class)
                .single());
    }

    private int append(String code, int version) {
        return jdbc.sql(
                        """
                        insert into casework.legal_basis_version (basis, version, change, valid_from, wording, note)
                        values (?, ?, 'GODKAND', current_date, 'Lagens ord, påhittade', 'Godkänd')""")
                .params(code, version)
                .update();
    }

    private List<String> reads(Actor reader, CaseId about) {
        return actors.as(reader, () -> sections.read(about, "test", List.of())).stream()
                .map(Sections.Section::code)
                .toList();
    }

    private static List<String> trail(String resource) {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select outcome from audit.event where resource = ?")
                .param(resource)
                .query(String.class)
                .list();
    }
}
