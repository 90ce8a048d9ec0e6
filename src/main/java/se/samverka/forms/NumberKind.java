package se.samverka.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number.
 *
 * @param decimals most digits after the point, or null
 * @param step the number is a whole multiple of it, or null
 * @param asText the form keeps the number as text
 */
record NumberKind(
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        @Nullable Integer decimals,
        @Nullable BigDecimal step,
        boolean asText)
        implements Kind {

    /** Longer numbers are no answer to any question, and arithmetic on them could be made endless. */
    private static final int MOST_DIGITS = 15;

    @Override
    public @Nullable JsonNode read(JsonNode value, Complaint.Taker complaints) {
        if (value.isTextual() && value.textValue().isBlank()) {
            return null;
        }
        var number = number(value);
        if (number == null) {
            complaints.complain("forms.number.type");
            return null;
        }
        return holds(number, complaints) ? kept(number) : null;
    }

    private boolean holds(BigDecimal number, Complaint.Taker complaints) {
        if (decimals != null && number.scale() > decimals) {
            complaints.complain(decimals == 0 ? "forms.number.whole" : "forms.number.decimals", decimals);
            return false;
        }
        if (least != null && number.compareTo(least) < 0) {
            complaints.complain("forms.number.least", least.toPlainString());
            return false;
        }
        if (most != null && number.compareTo(most) > 0) {
            complaints.complain("forms.number.most", most.toPlainString());
            return false;
        }
        if (step != null && number.remainder(step).signum() != 0) {
            complaints.complain("forms.number.step", step.toPlainString());
            return false;
        }
        return true;
    }

    private JsonNode kept(BigDecimal number) {
        if (asText) {
            return TextNode.valueOf(number.toPlainString());
        }
        if (number.scale() > 0) {
            return DecimalNode.valueOf(number);
        }
        var whole = number.longValueExact();
        return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
    }

    /** Without trailing zeros, so that 3 and 3.0 are the same answer; null when it is no usable number. */
    private @Nullable BigDecimal number(JsonNode value) {
        if (!value.isNumber() && !(asText && value.isTextual())) {
            return null;
        }
        var text = value.asText();
        try {
            var number = text.length() > 40 ? null : new BigDecimal(text).stripTrailingZeros();
            if (number == null || Math.max(number.precision(), number.precision() - number.scale()) > MOST_DIGITS) {
                return null;
            }
            return number.scale() > MOST_DIGITS ? null : number.scale() < 0 ? number.setScale(0) : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
