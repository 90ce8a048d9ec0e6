package se.samverka.workflow;

import java.lang.reflect.Method;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Expressions are literals, variables and comparisons, moments before or after a date variable, steps by name, and three
 * functions for task filters. There is no way to a property or a method: the grammar refuses the characters for it, and
 * no resolver would follow.
 */
class StrictExpressions extends JuelExpressionManager {

    private static final String TOKEN =
            "(?:[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(?:\\.[0-9]+)?|'[^'${}\\\\]*'|==|!=|<=|>=|<|>|&&|\\|\\||!)";
    private static final Pattern GRAMMAR = Pattern.compile("\\$\\{\\s*" + TOKEN + "(?:\\s*" + TOKEN + ")*\\s*}");
    private static final Pattern FUNCTION = Pattern.compile("\\$\\{(?:currentUser|now|weekFromNow)\\(\\)}");
    private static final String COMPARISON =
            "[A-Za-z_][A-Za-z0-9_]*\\s*(?:[!=]=\\s*(?:'[^'${}\\\\]*'|true|false)|(?:[=!<>]=|<|>)\\s*-?[0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern CONDITION =
            Pattern.compile("\\s*\\$\\{\\s*" + COMPARISON + "(?:\\s*(?:&&|\\|\\|)\\s*" + COMPARISON + ")*\\s*}\\s*");
    private static final int LONGEST = 200;

    StrictExpressions(Map<Object, Object> steps) {
        super(steps);
        addFunction("weekFromNow", method("weekFromNow"));
    }

    public static Date weekFromNow() {
        return Date.from(Instant.now().plus(7, ChronoUnit.DAYS));
    }

    @Override
    public Expression createExpression(String text) {
        require(text);
        var relative = RelativeDate.in(text);
        return relative.isPresent() ? relative.get() : super.createExpression(text);
    }

    /** Refuses everything but the grammar; the text itself is not repeated, it may hold anything. */
    static void require(String text) {
        if (!text.contains("${") && !text.contains("#{")) {
            return;
        }
        boolean allowed = text.length() <= LONGEST
                && (GRAMMAR.matcher(text).matches()
                        || FUNCTION.matcher(text).matches()
                        || RelativeDate.in(text).isPresent());
        if (!allowed) {
            throw new ProcessEngineException(
                    "Expressions are literals, variables and comparisons; this model has another one");
        }
    }

    /**
     * An event waits for variables to compare in a certain way with values; anything else would be an error as late as
     * when some variable changes.
     */
    static void requireCondition(String text) {
        if (text.length() > LONGEST || !CONDITION.matcher(text).matches()) {
            throw new ProcessEngineException(
                    "Events wait for comparisons of variables with values; this model has another");
        }
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ReadOnlyMapELResolver(beans));
        return resolver;
    }

    private static Method method(String name) {
        try {
            return StrictExpressions.class.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
