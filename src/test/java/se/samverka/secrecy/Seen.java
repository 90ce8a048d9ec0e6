package se.samverka.secrecy;

import static se.samverka.TestActors.signedIn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseSearch;
import se.samverka.caserecord.Records;
import se.samverka.caserecord.Sections.NewVersion;
import se.samverka.database.TestDatabase;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** What somebody gets to see of one case, whichever way they look. Sections are named {@code unit/code}. */
record Seen(MockMvcTester browser, TestActors actors, CaseSearch search, String number) {

    private static final Pattern MARK = Pattern.compile("Namn ([a-z]+)-hisingen del-([a-z]) ");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Seen of(ApplicationContext application, CaseFile file) {
        return new Seen(
                application.getBean(MockMvcTester.class),
                application.getBean(TestActors.class),
                application.getBean(CaseSearch.class),
                file.number());
    }

    /** A section that names a person of its own, so that it can be recognised and searched for. */
    NewVersion section(CaseId about, String unit, String code, String category) {
        var form = JsonNodeFactory.instance.objectNode();
        form.putArray("components")
                .addObject()
                .put("type", "textfield")
                .put("key", "namn")
                .putObject("properties")
                .put("search", "name");
        return new NewVersion(about, code, category, unit, form, Records.text("namn", name(unit, code)), "prov/Task");
    }

    /** Those of the sections that carry a name. */
    Set<String> marked(Set<String> sections) {
        return sections.stream()
                .filter(section -> section.contains("/del-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Empty: there is no such case. */
    Optional<Set<String>> byApi(Actor reader) {
        var answer = get(reader, "/api/cases/" + number + "/sections");
        if (answer.getResponse().getStatus() == 404) {
            return Optional.empty();
        }
        var sections = new TreeSet<String>();
        json(answer)
                .forEach(section -> sections.add(section.path("unit").asText().replace("-hisingen", "") + "/"
                        + section.path("code").asText()));
        return Optional.of(sections);
    }

    Set<String> onThePage(Actor reader) {
        return MARK.matcher(text(get(reader, "/cases/" + number)))
                .results()
                .map(found -> found.group(1) + "/del-" + (found.group(2).charAt(0) - 'a'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean findsTheCase(Actor reader) {
        return finds(reader, CaseSearch.CASE_NUMBER, number);
    }

    /** Which of the names find the case. */
    Set<String> byName(Actor reader, Set<String> sections) {
        return marked(sections).stream()
                .filter(section -> finds(reader, CaseSearch.NAME, name(section)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String name(String section) {
        var parts = section.split("/");
        return name(parts[0] + "-hisingen", parts[1]);
    }

    /** Names have no digits, so letters stand for them. */
    private String name(String unit, String code) {
        var name = "Namn %s %s %s".formatted(unit, code, number.replaceAll("[^0-9]", ""));
        return name.chars()
                .mapToObj(c -> String.valueOf((char) (Character.isDigit(c) ? c - '0' + 'a' : c)))
                .collect(Collectors.joining());
    }

    private boolean finds(Actor reader, String kind, String term) {
        return actors.as(reader, () -> search.find(Map.of(kind, term))).hits().stream()
                .anyMatch(hit -> hit.number().equals(number));
    }

    /** As after the minutes in which nobody may search more. */
    void letTurnsCome() {
        JdbcClient.create(TestDatabase.asAdministrator())
                .sql("delete from casework.turn")
                .update();
    }

    private MvcTestResult get(Actor reader, String address) {
        return browser.get()
                .uri(address)
                .accept(address.startsWith("/api") ? MediaType.APPLICATION_JSON : MediaType.TEXT_HTML)
                .with(signedIn(reader))
                .exchange();
    }

    private static JsonNode json(MvcTestResult answer) {
        try {
            return JSON.readTree(text(answer));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
