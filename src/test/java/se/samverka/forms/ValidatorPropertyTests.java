package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

class ValidatorPropertyTests {

    private static final Set<String> KEYS =
            Set.of("text", "tal", "kryss", "val", "flera", "dag", "tid", "del", "rader", "a");

    private final Form form = Given.form(
            "{type: 'textarea', key: 'text', validate: {minLength: 2, pattern: 'a'}}",
            "{type: 'number', key: 'tal', decimalDigits: 2, increment: '0.25', validate: {min: -3, max: 9}}",
            "{type: 'checkbox', key: 'kryss'}",
            "{type: 'radio', key: 'val', values: ['a', 'b'], conditional: {hide: '=kryss = true and tal > 2'}}",
            "{type: 'checklist', key: 'flera', values: ['a', 'b'], conditional: {hide: '=list contains(flera, \"a\")'}}",
            "{type: 'datetime', key: 'dag', subtype: 'date', conditional: {hide: '=text = \"a\" or val != \"b\"'}}",
            "{type: 'datetime', key: 'tid', subtype: 'datetime'}",
            """
            {type: 'group', path: 'del', components: [
              {type: 'textfield', key: 'text', properties: {format: 'personnummer'}}]}""",
            """
            {type: 'dynamiclist', path: 'rader', isRepeating: true, properties: {maxRows: 3}, components: [
              {type: 'number', key: 'tal', serializeToString: true},
              {type: 'textfield', key: 'a', conditional: {hide: '=this.tal = "1" or dag = null'}}]}""");

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatever_is_sent_the_answer_is_values_or_complaints(@ForAll("objects") ObjectNode sent) {
        var checked = Validator.check(form, sent, JsonNodeFactory.instance.objectNode());

        assertKnown(checked.values());
        sent.fieldNames().forEachRemaining(name -> {
            if (!Keys.of(form.parts()).contains(name) && !name.startsWith(Form.SHOWN)) {
                assertThat(checked.holds()).isFalse();
            }
        });
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void what_holds_also_holds_the_next_time(@ForAll("plausible") ObjectNode sent) {
        var ours = JsonNodeFactory.instance.objectNode();
        var checked = Validator.check(form, sent, ours);
        Statistics.label("holds").collect(checked.holds() && !checked.values().isEmpty());
        Statistics.label("holds").coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
        if (checked.holds()) {
            assertThat(Validator.check(form, checked.values(), ours)).isEqualTo(checked);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void drafts_keep_anything_the_database_can(@ForAll("objects") ObjectNode typed) {
        var kept = DraftValues.of(typed);

        assertThat(kept.toString().codePoints()).allMatch(TextKind::storable);
        assertThat(DraftValues.of(kept)).isEqualTo(kept);
    }

    private static void assertKnown(JsonNode values) {
        values.fields().forEachRemaining(field -> {
            assertThat(KEYS).contains(field.getKey());
            if (field.getValue().isObject()) {
                assertKnown(field.getValue());
            }
            field.getValue().forEach(ValidatorPropertyTests::assertKnown);
        });
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return object(values(2));
    }

    @Provide
    Arbitrary<ObjectNode> plausible() {
        return Arbitraries.of(
                        "text: 'aa'",
                        "text: ''",
                        "tal: 2.5",
                        "tal: 3.0",
                        "tal: -4",
                        "kryss: true",
                        "kryss: false",
                        "val: 'b'",
                        "val: null",
                        "flera: ['b', 'b']",
                        "flera: []",
                        "dag: '2026-03-14'",
                        "tid: '2026-03-14T10:00'",
                        "del: {text: '121212-1212'}",
                        "del: {}",
                        "rader: [{tal: '1.50', a: ' x '}, {tal: null}]",
                        "rader: [{tal: '1', a: 'x'}]")
                .list()
                .ofMaxSize(8)
                .map(fields -> Given.object("{" + String.join(",", fields) + "}"));
    }

    private static Arbitrary<JsonNode> values(int depth) {
        var json = JsonNodeFactory.instance;
        Arbitrary<JsonNode> simple = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20).map(json::textNode),
                Arbitraries.of("a", "b", "", "2026-03-14", "2026-03-14T10:00", "19121212-1212", "1")
                        .map(json::textNode),
                Arbitraries.doubles().map(json::numberNode),
                Arbitraries.bigIntegers().map(json::numberNode),
                Arbitraries.integers().between(-5, 10).map(json::numberNode),
                Arbitraries.of(true, false).map(json::booleanNode),
                Arbitraries.just(json.nullNode()));
        return depth == 0
                ? simple
                : Arbitraries.oneOf(
                        simple,
                        values(depth - 1).list().ofMaxSize(4).map(ValidatorPropertyTests::array),
                        object(values(depth - 1)).map(object -> object));
    }

    private static JsonNode array(List<JsonNode> values) {
        return JsonNodeFactory.instance.arrayNode().addAll(values);
    }

    private static Arbitrary<ObjectNode> object(Arbitrary<JsonNode> values) {
        var names = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of(KEYS)),
                Tuple.of(1, Arbitraries.of("_visas0", "okand")),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
        return Arbitraries.maps(names, values).ofMaxSize(5).map(fields -> {
            var object = JsonNodeFactory.instance.objectNode();
            fields.forEach(object::set);
            return object;
        });
    }
}
