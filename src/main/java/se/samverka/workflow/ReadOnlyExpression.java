package se.samverka.workflow;

import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.jspecify.annotations.Nullable;

/** Something in a model that is worked out from the flow and never written back. */
abstract class ReadOnlyExpression implements Expression {

    private final String text;

    ReadOnlyExpression(String text) {
        this.text = text;
    }

    @Override
    public final @Nullable Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        return getValue(scope);
    }

    @Override
    public final void setValue(Object value, VariableScope scope) {
        throw new IllegalStateException("Nothing can be written to what is worked out");
    }

    @Override
    public final void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
        setValue(value, scope);
    }

    @Override
    public final boolean isLiteralText() {
        return false;
    }

    @Override
    public final String getExpressionText() {
        return text;
    }
}
