package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samverka.TestActors.signedIn;
import static se.samverka.caserecord.Records.TEACHER;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.database.TestDatabase;

/** What can't be traced isn't shown. */
@SamverkaTest
class UntraceableTests {

    private static final String SECRET = "Skolkar på tisdagar";

    private final MockMvcTester browser;
    private final Records records;
    private CaseFile file;

    @Autowired
    UntraceableTests(MockMvcTester browser, TestActors actors, Cases cases, Sections sections) {
        this.browser = browser;
        this.records = new Records(actors, cases, sections);
        this.file = records.open(CaseFile.Regime.SEKRETESS, "skola");
    }

    @BeforeEach
    void something_to_read() {
        file = records.open(CaseFile.Regime.SEKRETESS, "skola");
        records.write(TEACHER, file.id(), "skolbild", null, Records.text("anteckning", SECRET));
    }

    @Test
    void while_the_trail_is_locked_nothing_is_shown_and_nobody_waits_for_ever() throws Exception {
        assertThat(text(open("/cases/" + file.number()))).contains(SECRET);

        try (var lock = TestDatabase.asAdministrator().getConnection()) {
            lock.setAutoCommit(false);
            try (var statement = lock.createStatement()) {
                statement.execute("lock table audit.event in access exclusive mode");
            }
            refuses("/cases/" + file.number(), "/api/cases/" + file.number() + "/sections");
            lock.rollback();
        }
        assertThat(text(open("/api/cases/" + file.number() + "/sections"))).contains(SECRET);
    }

    @Test
    void while_the_trail_has_no_room_nothing_is_shown() throws Exception {
        var administrator = JdbcClient.create(TestDatabase.asAdministrator());
        administrator
                .sql(
                        """
                        create function audit.no_room() returns trigger language plpgsql as
                        'begin raise exception ''could not extend file'' using errcode = ''disk_full''; end'""")
                .update();
        try {
            administrator
                    .sql("create trigger no_room before insert on audit.event for each row when (new.case_id = '"
                            + file.id() + "') execute function audit.no_room()")
                    .update();
            refuses("/cases/" + file.number(), "/api/cases/" + file.number() + "/sections");
        } finally {
            administrator.sql("drop function audit.no_room() cascade").update();
        }
    }

    @Test
    void when_an_event_can_not_be_linked_nothing_is_shown_either() throws Exception {
        fails("create trigger no_link before insert on audit.link for each row execute function audit.no_link()");
    }

    @Test
    void when_an_event_can_not_be_committed_nothing_is_shown_either() throws Exception {
        fails("create constraint trigger no_link after insert on audit.link deferrable initially deferred"
                + " for each row execute function audit.no_link()");
    }

    private void fails(String trigger) throws Exception {
        var administrator = JdbcClient.create(TestDatabase.asAdministrator());
        administrator
                .sql(
                        """
                        create function audit.no_link() returns trigger language plpgsql security definer as
                        'begin
                            if exists (select from audit.event e where e.id = new.event and e.case_id = ''%s'') then
                                raise exception ''no'' using errcode = ''disk_full'';
                            end if;
                            return new;
                        end'"""
                                .formatted(file.id()))
                .update();
        try {
            administrator.sql(trigger).update();
            refuses("/cases/" + file.number(), "/api/cases/" + file.number() + "/sections");
        } finally {
            administrator.sql("drop function audit.no_link() cascade").update();
        }
    }

    private void refuses(String... addresses) throws Exception {
        var asked = new ArrayList<Callable<MvcTestResult>>();
        for (var address : addresses) {
            asked.add(() -> open(address));
        }
        var pool = Executors.newFixedThreadPool(addresses.length);
        for (var answer : pool.invokeAll(asked)) {
            assertThat(answer.get()).hasStatus(500);
            assertThat(text(answer.get())).doesNotContain(SECRET, "anteckning", "audit");
        }
        pool.shutdown();
    }

    private MvcTestResult open(String address) {
        return browser.get().uri(address).with(signedIn(TEACHER)).exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
