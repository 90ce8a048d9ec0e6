package se.samverka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A person at a device of their own. */
final class Someone implements AutoCloseable {

    private static final Pattern TASK = Pattern.compile("[?&]task=([^&]+)");
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final BrowserContext device;
    private final String origin;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Someone(BrowserContext device, String origin) {
        this.device = device;
        this.origin = origin;
        this.page = device.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !asksForTaskThatEnded(message)) {
                complaints.add(message.text() + " " + message.location());
            }
        });
    }

    /**
     * Tasklist asks once more for a task that has just been sent in. The stock interface reads a task in several steps,
     * so when it ends between them the answer is 500 and not 404.
     */
    private static boolean asksForTaskThatEnded(ConsoleMessage message) {
        return message.text().contains("status of 404")
                || (message.text().contains("status of 500")
                        && message.location().matches(".*/engine/default/task/[0-9a-f-]{36}[:\\d]*"));
    }

    Someone signsIn(String user) {
        goesTo("/login");
        fillSignIn(page, user);
        assertThat(heading("Väntar på mig")).isVisible();
        return this;
    }

    Someone goesTo(String path) {
        page.navigate(origin + path);
        return this;
    }

    /** What the browser itself found wrong: errors in scripts, blocked or missing files. */
    List<String> complaints() {
        return complaints;
    }

    Page page() {
        return page;
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** Opens a case from the page for new cases; returns its number. */
    String startsCase(Map<String, Object> referral) {
        goesTo("/").link("Nytt ärende").first().click();
        page.waitForURL("**/cases/new**");
        var chosen = link("SSPF-ärende");
        if (chosen.count() > 0) {
            chosen.click();
        }
        startForm().fill(referral).send();
        page.waitForURL("**/cases/*?started");
        return page.url().replaceAll(".*/cases/|\\?.*", "");
    }

    FormOnScreen startForm() {
        return form("/api/processes/sspf-arende/form");
    }

    Someone opensCase(String number) {
        goesTo("/cases/" + number);
        assertThat(heading("Ärende " + number)).isVisible();
        return this;
    }

    /** From the case page, where the tasks that wait for me are links. */
    FormOnScreen opensTask(String number, String task) {
        opensCase(number).link(task).first().click();
        return taskForm();
    }

    /** The form of the task that is open in Tasklist. */
    FormOnScreen taskForm() {
        page.waitForURL(TASK);
        var task = TASK.matcher(page.url());
        task.find();
        return form("/api/tasks/" + task.group(1) + "/form");
    }

    void takesTask() {
        page.locator(".samverka-form-hints").getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".samverka-form-actions")).isVisible();
    }

    /** Opens a task from the case page, takes it, fills in its form and sends it. */
    void does(String task, String number, Map<String, Object> answers) {
        var form = opensTask(number, task);
        takesTask();
        form.fill(answers).send();
        seesSent(task);
    }

    void seesSent(String task) {
        assertThat(page.getByText("Klart. ”" + task + "” är inskickad.")).isVisible();
    }

    /** What the form says went wrong. */
    Locator alert() {
        return page.locator(".samverka-form-messages [role=alert]");
    }

    void loseSession() {
        device.clearCookies();
    }

    /** In a window of its own, as the form proposes. */
    void signsInAgain(String user) {
        var other =
                page.waitForPopup(() -> link("Logga in i nytt fönster").first().click());
        fillSignIn(other, user);
        assertThat(other.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Väntar på mig")))
                .isVisible();
        other.close();
    }

    Someone picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    private static void fillSignIn(Page page, String user) {
        page.getByLabel("Användarnamn").fill(user);
        page.getByLabel("Lösenord").fill("demo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Logga in"))
                .click();
    }

    /** The form on the page, by the address it comes from. */
    FormOnScreen form(String address) {
        assertThat(page.locator(".samverka-form-host .fjs-container")).isVisible();
        try {
            JsonNode answer = new ObjectMapper()
                    .readTree(page.request().get(origin + address).text());
            return new FormOnScreen(page, answer.path("schema"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        device.close();
    }
}
