package se.samverka.caserecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.TEACHER;
import static se.samverka.caserecord.Records.values;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.identity.CaseId;
import se.samverka.step.Inputs;
import se.samverka.step.Step;

@SamverkaTest
class RecordStepsTests {

    private final TestActors actors;
    private final Cases cases;
    private final Records records;
    private final CheckSubject checkSubject;
    private final InviteParticipant invite;
    private final CountRows countRows;
    private final ReadRow readRow;

    @Autowired
    RecordStepsTests(
            TestActors actors,
            Cases cases,
            Sections sections,
            CheckSubject checkSubject,
            InviteParticipant invite,
            CountRows countRows,
            ReadRow readRow) {
        this.actors = actors;
        this.cases = cases;
        this.records = new Records(actors, cases, sections);
        this.checkSubject = checkSubject;
        this.invite = invite;
        this.countRows = countRows;
        this.readRow = readRow;
    }

    @Test
    void the_flow_learns_a_band_a_flag_and_whether_another_case_is_open() {
        assertThat(check(person("811218-9876", "ingen")))
                .containsEntry("ageBand", "ADULT")
                .containsEntry("protectedIdentity", false);

        var second = person("19811218-9876", "sekretessmarkering");
        assertThat(check(second)).containsEntry("protectedIdentity", true).containsEntry("possibleDuplicate", true);
        assertThat(check(second)).containsEntry("possibleDuplicate", true);
    }

    @Test
    void somebody_else_or_a_closed_case_is_no_duplicate() {
        var first = person(Numbers.next(), "okant");
        assertThat(check(first)).containsEntry("possibleDuplicate", false);
        var number = Numbers.next();
        var closed = person(number, "ingen");
        check(closed);
        actors.asSystem(closed, () -> {
            cases.close(closed, "FELREGISTRERAD");
            return true;
        });

        assertThat(check(person(number, "ingen"))).containsEntry("possibleDuplicate", false);
    }

    @Test
    void what_is_wrong_names_its_field() {
        assertThatThrownBy(() -> check(person("811218-9877", "ingen")))
                .hasMessage("identity-number-invalid (personnummer)");
        assertThatThrownBy(() -> check(person("811218-9876", "hemlig"))).hasMessage("protection-unknown (skydd)");
        assertThatThrownBy(() -> check(records.open("koordinator"))).hasMessage("section-missing");
    }

    @Test
    void an_invited_actors_unit_takes_part_and_twice_is_once() {
        var about = records.open("koordinator");

        perform(invite, about, Map.of("actor", "mottagning"));
        perform(invite, about, Map.of("actor", "mottagning"));

        assertThat(actors.as(COORDINATOR, () -> cases.participants(about)))
                .extracting(Cases.Participant::unit)
                .containsExactly("koordinator-hisingen", "mottagning-hisingen");
        assertThatThrownBy(() -> perform(invite, about, Map.of("actor", "okand")))
                .hasMessage("actor-unknown");
    }

    @Test
    void rows_of_a_list_are_counted_and_read() {
        var about = records.open("koordinator", "skola", "polis");
        var plan = JsonNodeFactory.instance.objectNode();
        plan.putArray("ataganden")
                .add(values(Map.of("aktor", "skola", "slutdatum", "2026-09-30")))
                .add(values(Map.of("aktor", "polis")));
        records.write(COORDINATOR, about, "plan", "samverkan", plan);
        var list = Map.<String, Object>of("section", "plan", "list", "ataganden");

        assertThat(perform(countRows, about, list)).containsEntry("rowCount", 2);
        assertThat(perform(countRows, about, Map.of("section", "plan", "list", "tom")))
                .containsEntry("rowCount", 0);
        assertThat(perform(readRow, about, Map.of("section", "plan", "list", "ataganden", "number", 0)))
                .containsEntry("rowActor", "skola")
                .containsEntry(
                        "rowDue",
                        Date.from(LocalDate.of(2026, 9, 30)
                                .atTime(23, 59)
                                .atZone(ZoneId.of("Europe/Stockholm"))
                                .toInstant()));
        assertThatThrownBy(() -> perform(readRow, about, Map.of("section", "plan", "list", "ataganden", "number", 1)))
                .hasMessage("row-incomplete (slutdatum)");
        assertThatThrownBy(() -> perform(readRow, about, Map.of("section", "plan", "list", "ataganden", "number", 2)))
                .hasMessage("row-unknown (ataganden)");
    }

    private CaseId person(String number, String protection) {
        var about = records.open("koordinator", "skola");
        records.write(
                TEACHER,
                about,
                "person",
                "kontaktuppgifter",
                values(Map.of("personnummer", number, "skydd", protection)));
        return about;
    }

    private Map<String, Object> check(CaseId about) {
        return perform(checkSubject, about, Map.of());
    }

    private Map<String, Object> perform(Step step, CaseId about, Map<String, Object> in) {
        return actors.asSystem(about, () -> step.perform(about, new Inputs(in)).values());
    }

    /** Numbers of the series for tests that no other test has used. */
    private static final class Numbers {

        private static int day;

        static String next() {
            day++;
            var nine = "1001%02d98%d".formatted(1 + day, day % 10);
            var sum = 0;
            for (var i = 0; i < 9; i++) {
                var product = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
                sum += product / 10 + product % 10;
            }
            return "20" + nine + (10 - sum % 10) % 10;
        }
    }
}
