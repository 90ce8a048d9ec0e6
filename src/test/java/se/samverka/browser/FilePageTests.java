package se.samverka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reading a file into a list of a form: where cases are opened, and in Tasklist. */
@BrowserTest
class FilePageTests {

    private static final String HEADINGS = "Besöks-id;Dag;Skola;Läge\n";
    private static final String BAD = HEADINGS
            + "a1;2020-04-12 15:00;Grundskolan Hisingen;planerat\n"
            + "b2;2099-04-13 15:00;Sankt Nikolai;planerat\n"
            + "a1;i morgon;Grundskolan Hisingen;kanske\n";

    @Test
    void a_file_fills_the_list_where_a_case_is_opened_and_in_tasklist(People people) {
        var leader = people.person("programledning").goesTo("/cases/new?process=exempel-rader");
        choose(leader, BAD);
        assertThat(answer(leader)).containsText("Ingenting är inläst.");
        assertThat(answer(leader)).containsText("Rad 2, Dag: Dagen har passerat.");
        assertThat(answer(leader)).containsText("Rad 3, Skola: Finns inte bland alternativen.");
        assertThat(answer(leader).locator("[role=alert]")).isFocused();
        leader.picture("file-refused");
        assertThat(ids(leader).first()).hasValue("");

        choose(leader, good(25));
        assertThat(answer(leader)).containsText("Nya rader: 25, ändrade: 0");
        assertThat(ids(leader)).hasCount(25);
        assertThat(ids(leader).last()).hasValue("id24");
        leader.picture("file-read");
        assertThat(Accessibility.problems(leader.page())).isEmpty();
        leader.page().locator(".fjs-form-field-select .fjs-input-group").first().click();
        leader.page()
                .locator(".fjs-dropdownlist-item")
                .getByText("Hisingen")
                .first()
                .click();
        leader.page().locator(".samverka-form-actions").getByText("Skicka in").click();
        leader.page().waitForURL("**/cases/*?started");
        var number = leader.page().url().replaceAll(".*/cases/|\\?.*", "");

        leader.opensTask(number, "Ändra listan");
        leader.takesTask();
        choose(
                leader,
                HEADINGS + "id3;2099-12-24 15:00;skola-nordost;Inställt\nny;2099-12-25 15:00;skola-nordost;Planerat\n");
        assertThat(answer(leader)).containsText("Nya rader: 1, ändrade: 1");
        assertThat(ids(leader)).hasCount(26);
        leader.picture("file-tasklist");
        assertThat(people.complaints().stream()
                        .filter(each -> !each.contains("422") && !each.contains("no diagram to display")))
                .isEmpty();
    }

    @Test
    void it_fits_a_phone(People people) {
        var leader = people.atPhone("programledning").goesTo("/cases/new?process=exempel-rader");
        choose(leader, BAD);
        assertThat(answer(leader)).containsText("Rad 4, Besöks-id: Samma värde som på rad 2.");
        leader.picture("phone-file-refused");
        assertThat(Accessibility.problems(leader.page())).isEmpty();
        assertThat((Integer) leader.page().evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        var template = leader.page()
                .waitForDownload(() -> leader.link("Hämta en tom tabell (CSV)").click());
        assertThat(template.suggestedFilename()).isEqualTo("besok.csv");
    }

    private static String good(int rows) {
        return HEADINGS
                + IntStream.range(0, rows)
                        .mapToObj(i -> "id" + i + ";2099-04-12 15:00;Grundskolan Nordost;Planerat\n")
                        .collect(Collectors.joining());
    }

    private static void choose(Someone who, String file) {
        who.page()
                .locator(".samverka-file input[type=file]")
                .setInputFiles(new FilePayload("besök.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
    }

    private static Locator answer(Someone who) {
        return who.page().locator(".samverka-file-answer");
    }

    private static Locator ids(Someone who) {
        return who.page().locator("input[id*='Field_Id']");
    }
}
