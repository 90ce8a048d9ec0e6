package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samverka.forms.Given.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTests {

    private static final String[] DATA = {
        "{}", "{a: ''}", "{a: 'x'}", "{a: 'y'}", "{a: ['x']}", "{a: []}", "{a: true}", "{a: false}", "{a: 3}", "{a: 1}"
    };

    /** The ones and zeros were recorded from @bpmn-io/feelin 6.1.0, which form-js 2.0.0 uses; a dash: types that do not meet. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            a = "x"                           | 0 0 1 0 - - 1 1 1 1
            a != "x"                          | 1 1 0 1 - - 1 1 1 1
            a = null                          | 1 0 0 0 0 0 0 0 0 0
            a != null                         | 0 1 1 1 1 1 1 1 1 1
            list contains(a, "x")             | 1 0 1 0 1 0 0 0 0 0
            not(list contains(a, "x"))        | 0 1 0 1 0 1 1 1 1 1
            not(a = "x")                      | 1 1 0 1 - - 0 0 0 0
            a = true                          | 0 1 1 1 1 1 1 0 1 1
            a != true                         | 1 1 1 1 1 1 0 1 1 1
            a > 2                             | 1 - - - - - - - 1 0
            a <= 2                            | 1 - - - - - - - 0 1
            not(a > 2)                        | 0 - - - - - - - 0 1
            a = "x" or a = "y"                | 0 0 1 1 - - 1 1 1 1
            a != "x" and a != "y"             | 1 1 0 0 - - 1 1 1 1
            not(a > 2) and b = null           | 1 - - - - - - - 0 1
            a > 2 and b = null                | 1 - - - - - - - 1 0
            a > 2 and b = "q"                 | 0 - - - - - - - 0 0
            a > 2 or b = null                 | 1 1 1 1 1 1 1 1 1 1
            (a > 2) or (b = "x")              | 1 - - - - - - - 1 0
            not(not(a > 2))                   | 0 - - - - - - - 1 0
            list contains(a,"x") and b = null | 1 0 1 0 1 0 0 0 0 0
            a >= 3 and a < 4                  | 1 - - - - - - - 1 0
            a = -1                            | 0 - - - - - - - 0 0""")
    void hides_exactly_when_the_browser_does(String condition, String expected) {
        var hides = ConditionReader.read("=" + condition);
        var row = expected.split(" ");

        for (var i = 0; i < DATA.length; i++) {
            var data = object(DATA[i]);
            if (!row[i].equals("-")) {
                assertThat(hides.hides(name -> value(data, name)))
                        .as("%s for %s", condition, DATA[i])
                        .isEqualTo(row[i].equals("1"));
            }
        }
    }

    private static JsonNode value(JsonNode data, String name) {
        var value = data.path(name);
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = \"x\"",
                "=",
                "=a",
                "=not(a)",
                "=a = b",
                "=\"x\" = a",
                "=a = \"x\" then",
                "=a in (\"x\", \"y\")",
                "=count(a) > 0",
                "=some x in a satisfies x = 1",
                "=a + 1 = 2",
                "=a = \"x",
                "=(a = \"x\"",
                "=a = \"\\u0041\"",
                "=if a = 1 then true else false",
                "=list contains(a)",
                "=a = @\"2026-01-01\"",
                "=a.b. = 1",
                "=1.5 = a",
                "=a = 1 or"
            })
    void anything_but_comparisons_is_refused(String condition) {
        assertThatThrownBy(() -> ConditionReader.read(condition)).isInstanceOf(IllegalArgumentException.class);
    }
}
