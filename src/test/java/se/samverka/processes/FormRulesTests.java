package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.samverka.forms.FormCheck;

class FormRulesTests {

    private static final Set<String> TYPES = Set.of(
            "textfield",
            "textarea",
            "number",
            "select",
            "radio",
            "checkbox",
            "checklist",
            "datetime",
            "text",
            "group",
            "dynamiclist",
            "separator",
            "spacer");
    private static final Set<String> MAY_FLOW =
            Set.of("select", "radio", "checkbox", "checklist", "number", "datetime");
    private static final Set<String> CATEGORIES = Set.of(
            "narvaro",
            "studiesituation",
            "elevhalsa",
            "pagaende-insatser",
            "polisens-iakttagelser",
            "fritid",
            "kontaktuppgifter",
            "samverkan");
    private static final int SCHEMA_VERSION_OF_THE_VIEWER = 19;

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_is_named_as_its_file_after_its_process(Form form) {
        assertThat(form.schema().path("id").asText()).isEqualTo(form.stem());
        assertThat(form.schema().path("schemaVersion").asInt()).isBetween(1, SCHEMA_VERSION_OF_THE_VIEWER);
        assertThat(Model.all().map(Model::stem))
                .contains(form.stem().substring(0, form.stem().indexOf('.')));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_is_used(Form form) {
        assertThat(Model.all().flatMap(model -> model.forms().stream())).contains(form.stem());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void only_components_that_the_server_can_check(Form form) {
        assertThat(form.components())
                .allSatisfy(component -> assertThat(Form.type(component)).isIn(TYPES));
        assertThat(form.components().map(JsonNode::toString))
                .noneMatch(
                        text -> text.contains("valuesExpression") || text.contains("valuesKey") || text.contains("<"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void the_server_can_check_every_rule(Form form) {
        assertThatCode(() -> FormCheck.check(form.schema())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void keys_and_ids_are_unique(Form form) {
        assertThat(form.fields().map(Form::key))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-zåäö][A-Za-z0-9åäö]*"));
        assertThat(form.components().map(component -> component.path("id").asText()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(form.lists())
                .allSatisfy(list -> assertThat(Form.below(list).map(Form::key).filter(key -> !key.isEmpty()))
                        .doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_field_has_a_label_and_a_section(Form form) {
        assertThat(form.components().filter(Form::isField))
                .allSatisfy(
                        field -> assertThat(label(field)).as(Form.key(field)).isNotBlank());
        assertThat(form.fields()).allSatisfy(field -> assertThat(Form.property(field, "section"))
                .as(Form.key(field))
                .matches("[a-z0-9-]+(\\{[a-zA-Z]+})?"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_text_has_an_end(Form form) {
        assertThat(form.components().filter(field -> Form.type(field).startsWith("text") && Form.isField(field)))
                .allSatisfy(field -> assertThat(
                                field.path("validate").path("maxLength").asInt())
                        .as(Form.key(field))
                        .isBetween(1, 5000));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void only_codes_numbers_and_dates_flow(Form form) {
        assertThat(form.components().filter(Form::flows))
                .allSatisfy(field -> assertThat(Form.type(field)).isIn(MAY_FLOW));
        assertThat(form.lists().flatMap(Form::below)).noneMatch(Form::flows);
        assertThat(form.components().flatMap(FormRulesTests::values))
                .allMatch(value -> value.matches("[A-Za-z0-9_-]{1,40}"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void choices_differ_and_have_labels(Form form) {
        assertThat(form.components())
                .allSatisfy(field -> assertThat(values(field)).doesNotHaveDuplicates());
        assertThat(form.components()
                        .filter(field -> Set.of("select", "radio", "checklist").contains(Form.type(field))))
                .allMatch(field -> values(field).count() > 1
                        || !Form.property(field, "options").isEmpty());
    }

    @Test
    void a_section_is_of_one_category_in_all_forms() {
        Map<String, Set<String>> categories = new HashMap<>();
        Form.all().flatMap(Form::fields).forEach(field -> categories
                .computeIfAbsent(Form.property(field, "section"), section -> new HashSet<>())
                .add(Form.property(field, "category")));
        assertThat(categories)
                .allSatisfy((section, found) -> assertThat(found).as(section).hasSize(1));
        assertThat(categories.values().stream().flatMap(Set::stream).filter(category -> !category.isEmpty()))
                .allMatch(CATEGORIES::contains);
    }

    @Test
    void a_section_has_a_name_that_people_know() {
        Set<String> named = Form.all()
                .flatMap(Form::fields)
                .filter(field -> !Form.property(field, "sectionName").isEmpty())
                .map(field -> Form.property(field, "section"))
                .collect(Collectors.toSet());
        assertThat(named).containsAll(Form.all().flatMap(Form::sections).toList());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void it_shows_only_sections_that_some_form_or_step_writes(Form form) {
        Set<String> written = Stream.concat(Form.all().flatMap(Form::sections), StepCatalogue.sections())
                .collect(Collectors.toSet());
        assertThat(form.components()
                        .map(component -> Form.property(component, "show"))
                        .filter(code -> !code.isEmpty()))
                .allMatch(written::contains);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void places_are_asked_for_only_where_nobody_is_protected(Form form) {
        var places = form.components()
                .filter(field -> Form.property(field, "place").equals("true"))
                .toList();
        assertThat(places)
                .noneMatch(field -> field.path("validate").path("required").asBoolean());
        assertThat(places).noneMatch(Form::flows);
        form.fields()
                .filter(field -> Form.property(field, "protection").equals("true"))
                .forEach(asked -> assertThat(places)
                        .as("a form that asks about protection hides its places by the answer")
                        .allMatch(field -> field.at("/conditional/hide")
                                .asText()
                                .equals("=" + Form.key(asked) + " != \"ingen\"")));
    }

    @Test
    void everything_that_sounds_like_a_place_is_marked_as_one() {
        assertThat(Form.all()
                        .flatMap(Form::components)
                        .filter(Form::isField)
                        .filter(field -> Form.key(field).matches("(?i).*(plats|adress|skola|lokal).*"))
                        .filter(field -> !Form.type(field).equals("radio")))
                .isNotEmpty()
                .allMatch(field -> Form.property(field, "place").equals("true"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void conditions_are_simple(Form form) {
        assertThat(form.conditions()).allSatisfy(Condition::variables);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void consent_lifts_secrecy_and_is_never_called_something_else(Form form) {
        assertThat(form.schema().toString())
                .doesNotContainIgnoringCase("gdpr")
                .doesNotContainIgnoringCase("dataskyddsförordning");
    }

    private static String label(JsonNode field) {
        var label = !Form.type(field).equals("datetime")
                ? "label"
                : field.path("subtype").asText().equals("time") ? "timeLabel" : "dateLabel";
        return field.path(label).asText();
    }

    private static Stream<String> values(JsonNode field) {
        return List.copyOf(field.path("values").findValuesAsText("value")).stream();
    }

    static Stream<Form> forms() {
        return Form.all();
    }
}
