package se.samverka.processes;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import se.samverka.access.Visitor;

/** A question about what is there and is not the asker's, beside the same question about what does not exist. */
public record Guess(Asker who, Question foreign, Question unknown) {

    /** Somebody signed in, in our pages and in the task list. */
    record Asker(String user, Visitor browser, String token) {

        static Asker of(String user, int port) {
            var browser = new Visitor(port).signedInAs(user);
            browser.get("/camunda/app/tasklist/default/");
            return new Asker(user, browser, browser.csrf("/"));
        }
    }

    /**
     * @param says the address with its variables
     * @param named what stands for the variable that is guessed
     */
    record Question(String says, String path, String body, String named) {

        static Question of(String address, String named) {
            return of(address, "", named);
        }

        static Question of(String address, String body, String named) {
            var path = address.substring(address.indexOf(' ') + 1).replaceAll("\\{[^}]*}", encoded(named));
            return new Question(address, path, body.replace("{}", encoded(named)), named);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        private String method() {
            return says.substring(0, says.indexOf(' '));
        }

        private boolean api() {
            return path.contains("/api/");
        }
    }

    static Guess of(Asker who, String address, String there, String none) {
        return new Guess(who, Question.of(address, there), Question.of(address, none));
    }

    static Guess of(Asker who, String address, String body, String there, String none) {
        return new Guess(who, Question.of(address, body, there), Question.of(address, body, none));
    }

    public HttpResponse<String> askOfForeign() {
        return ask(foreign);
    }

    public HttpResponse<String> askOfUnknown() {
        return ask(unknown);
    }

    private HttpResponse<String> ask(Question question) {
        var type = question.api() ? "application/json" : "application/x-www-form-urlencoded";
        var body = question.body().isEmpty() && question.api() ? "{}" : question.body();
        return who.browser()
                .send(who.browser()
                        .request(question.path())
                        .header("Accept", question.api() ? "application/json" : "text/html")
                        .header("Content-Type", type)
                        .header("X-CSRF-TOKEN", who.token())
                        .header("X-XSRF-TOKEN", who.browser().cookie("XSRF-TOKEN"))
                        .method(
                                question.method(),
                                question.method().equals("GET")
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body)));
    }

    @Override
    public String toString() {
        return who.user() + ": " + foreign.says();
    }
}
