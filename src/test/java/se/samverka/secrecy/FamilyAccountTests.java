package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.LEISURE;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** What can be accounted for of consents and disclosures, ended or not, and to whom. */
@SamverkaTest
class FamilyAccountTests {

    private static final String SAYS = "Grundskolan Hisingen får lämna uppgifter om närvaro till Lokalpolisen Hisingen";

    private final TestActors actors;
    private final ConsentHistory consents;
    private final DisclosureLog disclosures;
    private final Consents withdrawals;
    private final Records records;
    private final Family family;
    private CaseId about = CaseId.random();

    @Autowired
    FamilyAccountTests(
            TestActors actors,
            ConsentHistory consents,
            DisclosureLog disclosures,
            Consents withdrawals,
            Cases cases,
            Sections sections,
            ApplicationContext application) {
        this.actors = actors;
        this.consents = consents;
        this.disclosures = disclosures;
        this.withdrawals = withdrawals;
        this.records = new Records(actors, cases, sections);
        this.family = Family.of(application);
    }

    @BeforeEach
    void a_family_agrees_and_one_of_them_changes_their_mind() {
        about = records.open("koordinator", "skola", "polis", "fritid");
        records.write(TEACHER, about, "skola-narvaro", "narvaro");
        family.ask(
                about,
                "VH",
                2,
                Records.values(Map.of("utlamnare", "skola", "kategorier", "narvaro", "mottagare", "polis")));
        family.answerYes(about, 0);
        family.answerYes(about, 1);
        family.share(about);
        actors.as(COORDINATOR, () -> withdrawals.withdraw(about, "VH2"));
    }

    @Test
    void whoever_asked_sees_every_row_with_each_signatory_and_its_state() {
        var round = rounds(COORDINATOR).get(0);

        assertThat(round.signatories())
                .extracting(ConsentHistory.Signatory::code, ConsentHistory.Signatory::answer)
                .containsExactly(tuple("VH1", "ja"), tuple("VH2", "ja"));
        assertThat(round.rows())
                .filteredOn(row -> row.says().equals(SAYS))
                .extracting(ConsentHistory.Row::signatory, ConsentHistory.Row::status)
                .containsExactly(tuple("VH1", "LAMNAT"), tuple("VH2", "ATERKALLAT"));
    }

    @Test
    void whom_a_row_names_sees_their_rows_and_no_signatory_and_others_see_nothing() {
        assertThat(rounds(OFFICER)).singleElement().satisfies(round -> {
            assertThat(round.signatories()).isEmpty();
            assertThat(round.rows()).extracting(ConsentHistory.Row::says).contains(SAYS);
            assertThat(round.rows()).allMatch(row -> row.says().contains("Lokalpolisen Hisingen"));
        });
        assertThat(rounds(LEISURE)).isEmpty();
    }

    @Test
    void a_disclosure_that_has_ended_is_still_accounted_for_to_both_sides_and_nobody_else() {
        for (var side : List.of(TEACHER, OFFICER)) {
            assertThat(entries(side))
                    .filteredOn(entry -> entry.to().equals("polis-hisingen") && "skola-narvaro".equals(entry.section()))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.consented()).isTrue();
                        assertThat(entry.paragraph()).isEqualTo("OSL 12:2, 10:1");
                        assertThat(entry.purpose()).isEqualTo("Planera stöd tillsammans");
                        assertThat(entry.from()).isEqualTo("skola-hisingen");
                        assertThat(entry.revokedAt()).isNotNull();
                        assertThat(entry.lapsed()).isFalse();
                    });
        }
        assertThat(entries(LEISURE)).isEmpty();
    }

    private List<ConsentHistory.Round> rounds(Actor reader) {
        return actors.as(reader, () -> consents.rounds(about));
    }

    private List<DisclosureLog.Entry> entries(Actor reader) {
        return actors.as(reader, () -> disclosures.entries(about));
    }
}
