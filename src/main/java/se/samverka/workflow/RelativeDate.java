package se.samverka.workflow;

import java.time.Duration;
import java.time.Period;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A moment some time before or after a date variable, {@code ${avspark} - P10D}. Days and longer are counted in the
 * calendar of the city, hours and shorter by the clock; null as long as the variable is.
 */
final class RelativeDate extends ReadOnlyExpression {

    private static final String NAME = "\\$\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}";
    private static final Pattern VARIABLE = Pattern.compile("\\s*" + NAME + "\\s*");
    private static final Pattern GRAMMAR = Pattern.compile("\\s*" + NAME
            + "\\s*([+-])\\s*(P(?=.)(?:\\d{1,3}Y)?(?:\\d{1,4}M)?(?:\\d{1,4}W)?(?:\\d{1,4}D)?)"
            + "(T(?=\\d)(?:\\d{1,4}H)?(?:\\d{1,5}M)?(?:\\d{1,6}S)?)?\\s*");

    private final String variable;
    private final Period days;
    private final Duration hours;

    private RelativeDate(String text, String variable, Period days, Duration hours) {
        super(text);
        this.variable = variable;
        this.days = days;
        this.hours = hours;
    }

    /** Empty when the text says something else. */
    static Optional<RelativeDate> in(String text) {
        var read = GRAMMAR.matcher(text);
        if (!read.matches()) {
            return Optional.empty();
        }
        int sign = read.group(2).equals("-") ? -1 : 1;
        var days = read.group(3).equals("P") ? Period.ZERO : Period.parse(read.group(3));
        var hours = read.group(4) == null ? Duration.ZERO : Duration.parse("P" + read.group(4));
        return Optional.of(new RelativeDate(text, read.group(1), days.multipliedBy(sign), hours.multipliedBy(sign)));
    }

    /** The variable that such a date, or one without a distance, is counted from. */
    static Optional<String> variable(Expression expression) {
        if (expression instanceof RelativeDate relative) {
            return Optional.of(relative.variable);
        }
        var read = VARIABLE.matcher(expression.getExpressionText());
        return read.matches() ? Optional.of(read.group(1)) : Optional.empty();
    }

    @Override
    public @Nullable Object getValue(VariableScope scope) {
        if (scope == null || !scope.hasVariable(variable)) {
            throw new ProcessEngineException("Nothing has written the date variable " + variable);
        }
        var value = scope.getVariable(variable);
        if (value != null && !(value instanceof Date)) {
            throw new ProcessEngineException("The variable " + variable + " is not a date");
        }
        return value == null ? null : Days.moved((Date) value, days, hours);
    }
}
