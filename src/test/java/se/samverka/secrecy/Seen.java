package se.samverka.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.Cases;
import se.samverka.identity.Actor;

/**
 * What somebody gets to see of one case, whichever way they look. Sections are named {@code unit/code}. People sign in
 * once; what they may do is asked afresh by each request.
 */
record Seen(MockMvcTester browser, TestActors actors, Cases cases, JdbcClient jdbc, CaseFile file) {

    static final String PASSWORD = "demo";

    private static final Pattern MARK = Pattern.compile("Namn ([a-z-]+) (del-[a-z])\\b");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, MockHttpSession> SESSIONS = new ConcurrentHashMap<>();

    static Seen of(ApplicationContext application, CaseFile file) {
        return new Seen(
                application.getBean(MockMvcTester.class),
                application.getBean(TestActors.class),
                application.getBean(Cases.class),
                application.getBean(JdbcClient.class),
                file);
    }

    /** @param words those whose words SQL gives too */
    record Rows(Set<String> all, Set<String> words) {}

    Rows bySql(Actor reader) {
        return actors.<Rows>as(reader, this::rows);
    }

    Rows rows() {
        var rows = new Rows(new TreeSet<>(), new TreeSet<>());
        jdbc.sql(
                        """
                        select s.unit || '/' || s.code as name, v.case_id is not null as words
                        from casework.section s left join casework.section_version v using (case_id, code, unit, version)
                        where s.case_id = ?""")
                .param(file.id().value())
                .query(row -> {
                    rows.all().add(row.getString("name"));
                    if (row.getBoolean("words")) {
                        rows.words().add(row.getString("name"));
                    }
                });
        return rows;
    }

    /** Cases linked to this one, and those in which participants are shown, as {@code links} and {@code participants}. */
    record Around(Set<UUID> links, boolean participants) {}

    Around around(Actor reader) {
        return actors.as(
                reader,
                () -> new Around(
                        jdbc.sql(
                                        "select case l.parent when :about then l.child else l.parent end from casework.case_link l"
                                                + " where :about in (l.parent, l.child)")
                                .param("about", file.id().value())
                                .query(UUID.class)
                                .set(),
                        jdbc.sql("select exists (select from casework.participant where case_id = ? and until is null)")
                                .param(file.id().value())
                                .query(Boolean.class)
                                .single()));
    }

    boolean sees(Actor reader) {
        return closed(reader).isPresent();
    }

    /** Empty: there is no such case. */
    Optional<Boolean> closed(Actor reader) {
        return actors.as(reader, () -> cases.find(file.id())).map(cover -> cover.state() == CaseFile.State.CLOSED);
    }

    boolean listed(Actor reader) {
        return actors.as(reader, () -> cases.mine(50)).stream()
                .anyMatch(one -> one.number().equals(file.number()));
    }

    /** Empty: there is no such case. */
    Optional<ByApi> byApi(Actor reader) {
        var answer = get(reader, "/api/cases/" + file.number() + "/sections");
        var status = answer.getResponse().getStatus();
        if (status == 404) {
            return Optional.empty();
        }
        var sections = new TreeSet<String>();
        if (status == 200) {
            json(answer)
                    .forEach(section -> sections.add(section.path("unit").asText() + "/"
                            + section.path("code").asText()));
        }
        return Optional.of(new ByApi(status == 200, sections));
    }

    /** @param shown false when the deliberate step is asked for first */
    record ByApi(boolean shown, Set<String> sections) {}

    /** Empty: there is no such case. */
    Optional<String> cover(Actor reader) {
        return shown(reader, "/api/cases/" + file.number());
    }

    Optional<String> page(Actor reader) {
        return shown(reader, "/cases/" + file.number());
    }

    Optional<String> overview(Actor reader) {
        return shown(reader, "/cases/" + file.number() + "/overview");
    }

    String list(Actor reader, String which) {
        return shown(reader, "/cases" + which).orElseThrow();
    }

    private Optional<String> shown(Actor reader, String address) {
        var answer = get(reader, address);
        var status = answer.getResponse().getStatus();
        assertThat(status).as("%s, %s", address, reader).isIn(200, 404);
        return status == 200 ? Optional.of(text(answer)) : Optional.empty();
    }

    static Set<String> marks(String page) {
        return MARK.matcher(page)
                .results()
                .map(found -> found.group(1) + "/" + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private MvcTestResult get(Actor reader, String address) {
        return browser.get()
                .uri(address)
                .accept(address.startsWith("/api") ? MediaType.APPLICATION_JSON : MediaType.TEXT_HTML)
                .session(SESSIONS.computeIfAbsent(reader.id(), this::signIn))
                .exchange();
    }

    private MockHttpSession signIn(String user) {
        var answer = browser.post()
                .uri("/login")
                .with(csrf())
                .param("username", user)
                .param("password", PASSWORD)
                .exchange();
        return (MockHttpSession) Objects.requireNonNull(answer.getRequest().getSession());
    }

    private static JsonNode json(MvcTestResult answer) {
        try {
            return JSON.readTree(text(answer));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
