package se.samverka.caserecord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PlaceFieldsTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();
    private static final ObjectNode FORM = json(
            """
            {components: [
              {type: 'textfield', key: 'lage'},
              {type: 'group', components: [{type: 'textfield', key: 'plats', properties: {place: 'true'}}]},
              {type: 'group', path: 'om', components: [
                {type: 'textfield', key: 'namn'}, {type: 'textfield', key: 'skola', properties: {place: 'true'}}]},
              {type: 'dynamiclist', path: 'moten', components: [
                {type: 'datetime', key: 'dag'}, {type: 'textfield', key: 'var', properties: {place: 'true'}}]}]}""");
    private static final ObjectNode VALUES = json(
            """
            {lage: 'x', plats: 'p', om: {namn: 'n', skola: 's'}, moten: [{dag: '2026-01-01', var: 'v'}, {var: ''}]}""");

    @Test
    void a_form_loses_them_wherever_they_stand_and_groups_of_nothing_else() {
        assertThat(PlaceFields.in(FORM)).isTrue();
        assertThat(PlaceFields.cut(FORM))
                .isEqualTo(
                        json(
                                """
                                {components: [
                                  {type: 'textfield', key: 'lage'},
                                  {type: 'group', path: 'om', components: [{type: 'textfield', key: 'namn'}]},
                                  {type: 'dynamiclist', path: 'moten', components: [{type: 'datetime', key: 'dag'}]}]}"""));
        assertThat(PlaceFields.in(PlaceFields.cut(FORM))).isFalse();
    }

    @Test
    void values_lose_theirs_in_groups_and_rows_too() {
        assertThat(PlaceFields.without(FORM, VALUES))
                .isEqualTo(json("{lage: 'x', om: {namn: 'n'}, moten: [{dag: '2026-01-01'}, {}]}"));
    }

    @Test
    void what_a_browser_sends_for_a_hidden_field_is_no_place() {
        assertThat(PlaceFields.withoutEmpty(
                        FORM, json("{lage: '', plats: ' ', om: {skola: null}, moten: [{var: 'v'}]}")))
                .isEqualTo(json("{lage: '', om: {}, moten: [{var: 'v'}]}"));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
