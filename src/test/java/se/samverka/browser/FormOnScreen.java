package se.samverka.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A form in the browser, filled in by clicking and typing. The schema says only where each answer goes. */
final class FormOnScreen {

    private final Locator root;
    private final JsonNode schema;

    FormOnScreen(Page page, JsonNode schema) {
        this.root = page.locator(".samverka-form");
        this.schema = schema;
    }

    /** Answers by field key; {@code proposed} for a checklist takes all that it offers. */
    FormOnScreen fill(Map<String, Object> answers) {
        fill(schema, answers, "");
        return this;
    }

    void send() {
        root.locator(".samverka-form-actions").getByRole(AriaRole.BUTTON).click();
    }

    /** The box around a field, its label and its errors. */
    Locator field(String key) {
        var component = fields(schema).stream()
                .filter(found -> key(found).equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key));
        return around(component, "");
    }

    private void fill(JsonNode parent, Map<String, Object> answers, String row) {
        fields(parent).stream()
                .filter(component -> answers.containsKey(key(component)))
                .forEach(component -> answer(component, answers.get(key(component)), row));
    }

    private void answer(JsonNode component, Object value, String row) {
        switch (component.path("type").asText()) {
            case "radio" -> choose(component, value, row);
            case "checklist" -> options(component, value).forEach(option -> choose(component, option, row));
            case "checkbox" -> at(component, row).check();
            case "select" -> select(component, value, row);
            case "datetime" -> pickDay(component, value, row);
            case "dynamiclist" -> fillRows(component, (List<?>) value);
            default -> at(component, row).fill(String.valueOf(value));
        }
    }

    private void choose(JsonNode component, Object value, String row) {
        at(component, row + "-" + place(component, value)).check();
    }

    private void select(JsonNode component, Object value, String row) {
        var box = around(component, row);
        box.locator(".fjs-input-group").click();
        box.locator(".fjs-dropdownlist-item").nth(place(component, value)).click();
    }

    private void pickDay(JsonNode component, Object value, String row) {
        var input = at(component, row + "-date");
        input.fill(String.valueOf(value));
        input.press("Enter");
        input.press("Escape");
    }

    @SuppressWarnings("unchecked")
    private void fillRows(JsonNode list, List<?> rows) {
        var first = fields(list).get(0);
        // The innermost of the boxes around the first row is the list's own.
        var box = root.locator(".fjs-form-field-grouplike:has(" + selector(first, "_0") + ")")
                .last();
        for (int i = 0; i < rows.size(); i++) {
            if (around(first, "_" + i).count() == 0) {
                box.getByText("Lägg till rad").click();
            }
            fill(list, (Map<String, Object>) rows.get(i), "_" + i);
        }
    }

    private Locator at(JsonNode component, String suffix) {
        return root.locator(selector(component, suffix));
    }

    private Locator around(JsonNode component, String row) {
        var type = component.path("type").asText();
        return root.locator(".fjs-form-field-%s:has([id*='-%s%s'])"
                .formatted(type, component.path("id").asText(), row));
    }

    private static String selector(JsonNode component, String suffix) {
        return "[id$='-" + component.path("id").asText() + suffix + "']";
    }

    private static List<?> options(JsonNode component, Object value) {
        return value instanceof List<?> chosen
                ? chosen
                : StreamSupport.stream(component.path("values").spliterator(), false)
                        .map(option -> option.path("value").asText())
                        .toList();
    }

    private static int place(JsonNode component, Object value) {
        var values = component.path("values").findValuesAsText("value");
        int place = values.indexOf(String.valueOf(value));
        if (place < 0) {
            throw new IllegalArgumentException(value + " is not among " + values);
        }
        return place;
    }

    /** Fields and lists, looking through groups but not into lists. */
    private static List<JsonNode> fields(JsonNode parent) {
        return StreamSupport.stream(parent.path("components").spliterator(), false)
                .flatMap(child ->
                        key(child).isEmpty() && child.has("components") ? fields(child).stream() : Stream.of(child))
                .filter(child -> !key(child).isEmpty())
                .toList();
    }

    private static String key(JsonNode component) {
        return component.path("key").asText(component.path("path").asText());
    }
}
