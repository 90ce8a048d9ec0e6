package se.samverka.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static se.samverka.TestActors.signedIn;
import static se.samverka.caserecord.Records.COORDINATOR;
import static se.samverka.caserecord.Records.OFFICER;
import static se.samverka.caserecord.Records.TEACHER;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.PdfFiles;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.caserecord.Photographs;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.step.Inputs;
import se.samverka.step.Step;

/** The question to a family on paper, and what comes back. */
@SamverkaTest
class ConsentPageTests {

    private static final Pattern FILE = Pattern.compile("/cases/[^/]+/attachments/([0-9a-f-]{36})");
    private static final String NUMBER = "20120101-2384";

    private final MockMvcTester browser;
    private final TestActors actors;
    private final Records records;
    private final JdbcClient jdbc;
    private final Step request;
    private final Step close;
    private final LocalDate today;
    private CaseFile file;

    @Autowired
    ConsentPageTests(
            MockMvcTester browser,
            TestActors actors,
            Cases cases,
            Sections sections,
            JdbcClient jdbc,
            @Qualifier("requestConsent") Step request,
            @Qualifier("closeCase") Step close,
            Clock clock) {
        this.browser = browser;
        this.actors = actors;
        this.jdbc = jdbc;
        this.request = request;
        this.close = close;
        this.today = LocalDate.now(clock);
        this.records = new Records(actors, cases, sections);
        this.file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
    }

    @BeforeEach
    void a_family_is_asked() {
        file = records.open(CaseFile.Regime.SEKRETESS, "koordinator", "skola");
        var person = Records.values(Map.of("namn", "Wilma Demosson", "personnummer", NUMBER));
        records.write(COORDINATOR, file.id(), "person", "kontaktuppgifter", person);
        var question = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "syfte",
                        "Planera stöd tillsammans så att skolan fungerar.\nOch fritiden & <b>allt</b> \uD83D\uDE00.")
                .put("undantag", "Inget om släkten i Borås.")
                .put("giltigTom", today.plusMonths(6).toString());
        var rows = question.putArray("rader");
        rows.addObject()
                .put("utlamnare", "skola")
                .put("kategorier", "narvaro")
                .put("mottagare", "polis")
                .put("giltigTom", today.plusMonths(2).toString());
        rows.addObject().put("utlamnare", "fritid").put("kategorier", "fritid").put("mottagare", "polis");
        records.write(COORDINATOR, file.id(), "samtycke", null, question);
        actors.asSystem(
                file.id(),
                () -> request.perform(
                        file.id(), new Inputs(Map.<String, Object>of("signatories", "VH_UN", "guardians", 2))));
    }

    @Test
    void each_signatory_has_a_form_that_says_everything_in_plain_swedish() {
        var form = bytes(open(COORDINATOR, "/VH1/form.pdf"));
        PdfFiles.picture(form, "consent-form");

        assertThat(PdfFiles.text(form))
                .contains("Fråga om samtycke", "Till dig som är vårdnadshavare (den ena)", file.number())
                .contains("SSPF-koordinatorerna Hisingen, som hör till Socialnämnden Hisingen")
                .contains("Planera stöd tillsammans så att skolan fungerar. Och fritiden & <b>allt</b>")
                .contains("får lämna uppgifter om närvaro till", "får lämna uppgifter om fritid till")
                .contains("till och med " + PaperDates.day(today.plusMonths(2)).replace('\u00a0', ' '))
                .contains("Inget om släkten i Borås.")
                .contains("Ditt ja gäller till och med "
                        + PaperDates.day(today.plusMonths(6)).replace('\u00a0', ' '))
                .contains("Ett nej påverkar inte annat stöd", "ta tillbaka ditt ja, helt eller delvis")
                .contains("orosanmälan", "tills den unga fyller 18 år", "Ja", "Nej", "Underskrift", "Ort och datum")
                .doesNotContain("2012", "2384", "Demosson");
        assertThat(PdfFiles.text(bytes(open(COORDINATOR, "/UN/form.pdf"))))
                .contains("Till dig som det handlar om")
                .doesNotContain("En vårdnadshavares ja");
    }

    @Test
    void the_form_can_be_kept_for_ever_and_read_aloud() {
        assertThat(PdfFiles.faults(bytes(open(COORDINATOR, "/VH2/form.pdf")))).isEmpty();
    }

    @Test
    void a_form_is_saved_and_not_shown_and_leaves_a_trace() {
        var answer = open(COORDINATOR, "/VH1/form.pdf");

        assertThat(answer)
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_PDF)
                .headers()
                .hasValue("Content-Disposition", "attachment; filename=\"fraga-om-samtycke.pdf\"")
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("Cache-Control", "no-store");
        assertThat(trail("EXPORT")).containsExactly("consent-form:VH1");
    }

    @Test
    void a_form_in_another_language_is_none() {
        var english = browser.get()
                .uri("/cases/" + file.number() + "/consent/VH1/form.pdf?lang=en")
                .with(signedIn(COORDINATOR))
                .exchange();
        assertThat(PdfFiles.text(bytes(english))).contains("Fråga om samtycke", "Ja");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/VH1/form.pdf", "/VH9/form.pdf"})
    void to_other_units_there_is_no_question(String page) {
        var own = open(TEACHER, page);
        var foreign = open(OFFICER, page);

        assertThat(own).hasStatus(404);
        assertThat(foreign).hasStatus(404);
        assertThat(text(own)).isEqualTo(text(foreign));
        assertThat(text(open(TEACHER, "/.."))).doesNotContain("consent");
    }

    @Test
    void the_case_page_leads_there_for_whoever_asks_only() {
        assertThat(text(openCase(COORDINATOR))).contains("/cases/" + file.number() + "/consent");
        assertThat(text(openCase(TEACHER))).contains(file.number()).doesNotContain("/consent");
    }

    @Test
    void the_case_page_says_once_what_each_has_said_of_each_row() {
        for (var page : List.of(text(openCase(COORDINATOR)), text(open(COORDINATOR, "")))) {
            assertThat(page)
                    .containsOnlyOnce("0 av 11 rader gäller")
                    .containsOnlyOnce("får lämna uppgifter om närvaro till")
                    .contains("Väntar på svar", "Den andra vårdnadshavaren", "Inte svarat");
        }
        assertThat(text(openCase(TEACHER))).doesNotContain("rader gäller");
        assertThat(trail("READ")).contains("consent:question");
    }

    @Test
    void nobody_is_asked_that_is_not_asked() {
        assertThat(open(COORDINATOR, "/VH3/form.pdf")).hasStatus(404);
        assertThat(attach(COORDINATOR, "VH3", "svar.png", picture())).hasStatus(404);
    }

    @Test
    void a_signed_answer_is_kept_with_its_signatory_and_fetched_as_it_came() {
        var picture = picture();

        assertThat(attach(COORDINATOR, "VH2", "../../Wilma 20120101-2384.exe", picture))
                .hasStatus(302)
                .redirectedUrl()
                .endsWith("/consent?attached");

        var page = text(open(COORDINATOR, "?attached=1"));
        assertThat(page).contains("Svaret är sparat", "PNG").doesNotContain("Wilma", ".exe");
        var fetched = fetch(COORDINATOR, id(page));
        assertThat(bytes(fetched)).isEqualTo(picture);
        assertThat(fetched)
                .hasContentType(MediaType.IMAGE_PNG)
                .headers()
                .hasValue("Content-Disposition", "attachment; filename=\"samtyckessvar.png\"")
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("Cache-Control", "no-store");
        assertThat(trail("WRITE")).contains("attachment:samtyckessvar:VH2:" + id(page));
        assertThat(trail("EXPORT")).containsExactly("attachment:samtyckessvar:VH2:" + id(page));
    }

    @Test
    void what_others_have_been_sent_does_not_exist() {
        attach(COORDINATOR, "VH1", "svar.png", picture());
        var id = id(text(open(COORDINATOR, "")));

        var foreign = fetch(TEACHER, id);
        var unknown = fetch(TEACHER, UUID.randomUUID().toString());
        var nonsense = fetch(TEACHER, "x");

        assertThat(foreign).hasStatus(404);
        assertThat(List.of(text(unknown), text(nonsense))).containsOnly(text(foreign));
        assertThat(files(TEACHER)).isZero();
        assertThat(files(OFFICER)).isZero();
        assertThat(actors.asNobody(this::count)).isZero();
        assertThat(files(COORDINATOR)).isEqualTo(1);
    }

    @Test
    void a_file_is_of_one_case() {
        attach(COORDINATOR, "VH1", "svar.png", picture());
        var id = id(text(open(COORDINATOR, "")));
        var other = records.open(CaseFile.Regime.SEKRETESS, "koordinator");

        assertThat(browser.get()
                        .uri("/cases/" + other.number() + "/attachments/" + id)
                        .with(signedIn(COORDINATOR)))
                .hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script> | varken PDF, PNG eller JPEG",
                "%PDF-1.7 nej | går inte att läsa",
                " | Filen är tom"
            })
    void a_file_that_is_no_paper_is_refused_with_a_sentence(String line) {
        var content = line.substring(0, line.indexOf('|')).strip();

        var answer = attach(COORDINATOR, "VH1", "samtycke.pdf", content.getBytes(UTF_8));

        assertThat(answer).hasStatus(422);
        assertThat(text(answer))
                .contains("Den ena vårdnadshavaren: filen togs inte emot")
                .contains(line.substring(line.indexOf('|') + 2));
        assertThat(files(COORDINATOR)).isZero();
        assertThat(trail("WRITE", "DENIED")).contains("attachment:samtyckessvar:VH1");
    }

    @Test
    void a_photograph_of_an_answer_is_kept_without_where_it_was_taken() throws IOException {
        assertThat(attach(COORDINATOR, "VH2", "svar.jpg", Photographs.jpeg(6))).hasStatus(302);

        var fetched = bytes(fetch(COORDINATOR, id(text(open(COORDINATOR, "")))));

        assertThat(new String(fetched, ISO_8859_1))
                .startsWith("\u00ff\u00d8\u00ff")
                .doesNotContain(Photographs.TRACES);
        assertThat(actors.as(COORDINATOR, () -> jdbc.sql(
                                "select sha256 = sha256(content) from casework.attachment where case_id = ?")
                        .param(file.id().value())
                        .query(Boolean.class)
                        .single()))
                .isTrue();
    }

    @Test
    void others_attach_nothing() {
        assertThat(attach(TEACHER, "VH1", "svar.png", picture())).hasStatus(404);
        assertThat(attach(OFFICER, "VH1", "svar.png", picture())).hasStatus(404);
        assertThatThrownBy(() -> insert(TEACHER, "skola-hisingen", "VH1")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> insert(TEACHER, "koordinator-hisingen", "VH1"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> insert(COORDINATOR, "koordinator-hisingen", "VH3"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_file_is_neither_changed_nor_removed() {
        attach(COORDINATOR, "VH1", "svar.png", picture());

        for (var forbidden : List.of(
                "delete from casework.attachment",
                "update casework.attachment set content = '\\x00'",
                "update casework.attachment set unit = 'polis-hisingen'")) {
            assertThatThrownBy(() ->
                            actors.as(COORDINATOR, () -> jdbc.sql(forbidden).update()))
                    .as(forbidden)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void a_closed_case_takes_no_answer() {
        actors.asSystem(
                file.id(), () -> close.perform(file.id(), new Inputs(Map.<String, Object>of("reason", "FLYTT"))));

        var answer = attach(COORDINATOR, "VH1", "svar.png", picture());

        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("Ärendet är avslutat").doesNotContain("type=\"file\"");
    }

    @Test
    void without_the_token_nothing_is_taken() {
        var answer = browser.post()
                .uri("/cases/{number}/consent/VH1/attachments", file.number())
                .multipart()
                .file(new MockMultipartFile("file", "svar.png", "image/png", picture()))
                .with(signedIn(COORDINATOR))
                .exchange();
        assertThat(answer).hasStatus(403);
        assertThat(files(COORDINATOR)).isZero();
    }

    private void insert(Actor by, String unit, String signatory) {
        actors.as(by, () -> jdbc.sql(
                        """
                        insert into casework.attachment (case_id, unit, kind, belongs_to, part, media_type, content)
                        values (?, ?, 'SAMTYCKESSVAR', (select id from casework.consent_request where case_id = ?), ?,
                                'image/png', '\\x00')""")
                .params(file.id().value(), unit, file.id().value(), signatory)
                .update());
    }

    private MvcTestResult attach(Actor as, String signatory, String name, byte[] content) {
        return browser.post()
                .uri("/cases/{number}/consent/{code}/attachments", file.number(), signatory)
                .multipart()
                .file(new MockMultipartFile("file", name, "application/pdf", content))
                .with(signedIn(as))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult open(Actor as, String page) {
        return get(as, "/cases/" + file.number() + "/consent" + page);
    }

    private MvcTestResult openCase(Actor as) {
        return get(as, "/cases/" + file.number());
    }

    private MvcTestResult fetch(Actor as, String id) {
        return get(as, "/cases/" + file.number() + "/attachments/" + id);
    }

    private MvcTestResult get(Actor as, String address) {
        return browser.get().uri(address).with(signedIn(as)).exchange();
    }

    private static String id(String page) {
        var link = FILE.matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private long files(Actor reader) {
        return actors.as(reader, this::count);
    }

    private long count() {
        return jdbc.sql("select count(*) from casework.attachment where case_id = ?")
                .param(file.id().value())
                .query(Long.class)
                .single();
    }

    private List<String> trail(String action) {
        return trail(action, "OK");
    }

    private List<String> trail(String action, String outcome) {
        return JdbcClient.create(TestDatabase.asAuditor())
                .sql("select resource from audit.event where case_id = ? and action = ? and outcome = ? order by id")
                .params(file.id().value(), action, outcome)
                .query(String.class)
                .list();
    }

    private static byte[] picture() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(30, 40, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static String text(MvcTestResult answer) {
        return new String(bytes(answer), UTF_8).replaceAll("(name=\"_csrf\" (?:content|value)=\")[^\"]*", "$1");
    }

    private static byte[] bytes(MvcTestResult answer) {
        return answer.getResponse().getContentAsByteArray();
    }
}
